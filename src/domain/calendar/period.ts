/**
 * The periods of the summaries: ISO weeks (Monday to Sunday) and billing periods. Pure calendar
 * arithmetic in UTC days, so that daylight saving time cannot move the start or the end.
 */

import {
  addDays,
  type BillingDay,
  daysBetween,
  firstOfPeriod,
  lastOfPeriod,
  parseBillingDay,
  periodOf,
  weekdayOf,
} from './billing-day.ts';

/** The last ISO week that ended by the end of `day`: on a Sunday that day's week, else the one before. */
export function lastWeekUntil(day: BillingDay): Period {
  return weekEnding(addDays(day, -weekdayOf(day)));
}

/** The last billing period that ended by the end of `day`: on its last day, that period. */
export function lastMonthUntil(day: BillingDay): Period {
  return day === lastOfPeriod(day) ? monthOf(day) : monthOf(addDays(firstOfPeriod(day), -1));
}

/** The period of the same kind that ends the day before this one begins. */
export function periodBefore({ kind, from }: Period): Period {
  const last = addDays(from, -1);
  return kind === 'week' ? weekEnding(last) : monthOf(last);
}

/** The billing period that contains the day. */
export function monthOf(day: BillingDay): Period {
  return { kind: 'month', id: periodOf(day), from: firstOfPeriod(day), to: lastOfPeriod(day) };
}

/** The week of '2026-W47'; null if the year has no such week. */
export function weekOfId(id: string): Period | null {
  const [, year = '', number = ''] = /^([0-9]{4})-W([0-9]{2})$/.exec(id) ?? [];
  if (year === '') return null;
  // 4 January is always in the first week.
  const inFirst = parseBillingDay(`${year}-01-04`);
  const firstSunday = addDays(inFirst, (7 - weekdayOf(inFirst)) % 7);
  const week = weekEnding(addDays(firstSunday, 7 * (Number(number) - 1)));
  return week.id === id ? week : null;
}

function weekEnding(sunday: BillingDay): Period {
  return { kind: 'week', id: isoWeekId(sunday), from: addDays(sunday, -6), to: sunday };
}

/** '2026-W53' for the week that ends on `sunday`. A week belongs to the year of its Thursday. */
function isoWeekId(sunday: BillingDay): string {
  const thursday = addDays(sunday, -3);
  const year = thursday.slice(0, 4);
  const week = Math.floor(daysBetween(parseBillingDay(`${year}-01-01`), thursday) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

export type PeriodKind = 'week' | 'month';

/** An ISO week, Monday to Sunday, or a billing period. */
export interface Period {
  readonly kind: PeriodKind;
  /** ISO 8601: '2026-W47' or '2026-11'. File-name safe. */
  readonly id: string;
  readonly from: BillingDay;
  readonly to: BillingDay;
}
