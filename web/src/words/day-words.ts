/** Days and counts as English text, the same in every time zone. */
import { type BillingDay, timeOfDay } from '../../../src/domain/calendar/billing-day.ts';

const nbsp = '\u00a0';

function part(day: BillingDay, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' }).format(timeOfDay(day));
}

/** 'Fri 20 Nov'. */
export function shortDay(day: BillingDay): string {
  return [part(day, { weekday: 'short' }), dayOfMonth(day), part(day, { month: 'short' })].join(
    nbsp,
  );
}

/** '20 Nov'. */
export function plainDay(day: BillingDay): string {
  return [dayOfMonth(day), part(day, { month: 'short' })].join(nbsp);
}

/** 'Friday 20 November 2026'. */
export function fullDay(day: BillingDay): string {
  return `${part(day, { weekday: 'long' })} ${longDay(day)}`;
}

/** '20 November 2026'. */
export function longDay(day: BillingDay): string {
  return [dayOfMonth(day), monthName(day), day.slice(0, 4)].join(nbsp);
}

/** 'Friday'. */
export function weekdayName(day: BillingDay): string {
  return part(day, { weekday: 'long' });
}

/** 'November'. */
export function monthName(day: BillingDay): string {
  return part(day, { month: 'long' });
}

/** 'Nov 2026'. */
export function shortMonth(day: BillingDay): string {
  return `${part(day, { month: 'short' })}${nbsp}${day.slice(0, 4)}`;
}

/** '22 Oct to 20 Nov 2026', '1 to 20 Nov 2026', 'Fri 20 Nov 2026', '28 Dec 2025 to 3 Jan 2026'. */
export function rangeText({
  from,
  to,
}: {
  readonly from: BillingDay;
  readonly to: BillingDay;
}): string {
  const year = (day: BillingDay) => `${nbsp}${day.slice(0, 4)}`;
  if (from === to) return `${shortDay(to)}${year(to)}`;
  const start = from.slice(0, 7) === to.slice(0, 7) ? dayOfMonth(from) : startText(from, to);
  return `${start} to ${plainDay(to)}${year(to)}`;
}

function startText(from: BillingDay, to: BillingDay): string {
  const isSameYear = from.slice(0, 4) === to.slice(0, 4);
  return isSameYear ? plainDay(from) : `${plainDay(from)}${nbsp}${from.slice(0, 4)}`;
}

/** '1 row', '3,712 rows'. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')}${nbsp}${count === 1 ? one : many}`;
}

function dayOfMonth(day: BillingDay): string {
  return part(day, { day: 'numeric' });
}
