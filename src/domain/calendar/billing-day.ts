/**
 * A billing day: one UTC calendar day, written 'YYYY-MM-DD', as AWS dates usage.
 * Pure arithmetic on such days and on billing periods ('YYYY-MM'); no clock, no time zone.
 */

declare const billingDay: unique symbol;
declare const billingPeriod: unique symbol;

/** A valid UTC day 'YYYY-MM-DD'. Sorts and compares as text. */
export type BillingDay = string & { readonly [billingDay]: true };

/** A billing period 'YYYY-MM': AWS bills by UTC calendar month. Sorts and compares as text. */
export type BillingPeriod = string & { readonly [billingPeriod]: true };

const millisecondsPerDay = 86_400_000;

/** Parses 'YYYY-MM-DD'. Throws a RangeError that quotes the text when it is not a calendar day. */
export function parseBillingDay(text: string): BillingDay {
  if (isBillingDay(text)) return text;
  throw new RangeError(`'${text}' is not a calendar day; write YYYY-MM-DD, such as 2026-11-20.`);
}

/** Whether the text is a calendar day 'YYYY-MM-DD'. */
export function isBillingDay(text: string): text is BillingDay {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && dayOfTime(time) === text;
}

/** Parses 'YYYY-MM'. Throws a RangeError that quotes the text when it is not a month. */
export function parseBillingPeriod(text: string): BillingPeriod {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) {
    throw new RangeError(`'${text}' is not a billing period; write YYYY-MM, such as 2026-11.`);
  }
  return text as BillingPeriod;
}

/** Days by their number since 1970, and back: a run asks for the same few hundred days millions of times. */
const days = new Map<number, BillingDay>();
const times = new Map<BillingDay, number>();

/** The UTC day of an instant given in milliseconds since 1970. */
export function dayOfTime(milliseconds: number): BillingDay {
  const number = Math.floor(milliseconds / millisecondsPerDay);
  const day = days.get(number) ?? (new Date(milliseconds).toISOString().slice(0, 10) as BillingDay);
  days.set(number, day);
  return day;
}

/** Midnight UTC at the start of the day, in milliseconds since 1970. */
export function timeOfDay(day: BillingDay): number {
  const time = times.get(day) ?? Date.parse(`${day}T00:00:00Z`);
  times.set(day, time);
  return time;
}

/** The day `count` days later (earlier when negative). */
export function addDays(day: BillingDay, count: number): BillingDay {
  return dayOfTime(timeOfDay(day) + count * millisecondsPerDay);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: BillingDay, to: BillingDay): number {
  return (timeOfDay(to) - timeOfDay(from)) / millisecondsPerDay;
}

/** Every day from `from` to `to`, both included; empty when `to` is earlier. */
export function daysFromTo(from: BillingDay, to: BillingDay): BillingDay[] {
  const count = Math.max(0, daysBetween(from, to) + 1);
  return Array.from({ length: count }, (_, index) => addDays(from, index));
}

/** The billing period that contains the day. */
export function periodOf(day: BillingDay): BillingPeriod {
  return day.slice(0, 7) as BillingPeriod;
}

/** The first day of the day's billing period. */
export function firstOfPeriod(day: BillingDay): BillingDay {
  return `${periodOf(day)}-01` as BillingDay;
}

/** The last day of the day's billing period. */
export function lastOfPeriod(day: BillingDay): BillingDay {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return dayOfTime(Date.UTC(year, month, 0));
}

/** Day of the week, 0 = Sunday to 6 = Saturday, UTC. */
export function weekdayOf(day: BillingDay): number {
  return new Date(timeOfDay(day)).getUTCDay();
}

/** The day's year, month (1 to 12) and day of month: the archive's partition values. */
export function partsOf(day: BillingDay): { year: number; month: number; day: number } {
  const [year, month, dayOfMonth] = day.split('-').map(Number) as [number, number, number];
  return { year, month, day: dayOfMonth };
}
