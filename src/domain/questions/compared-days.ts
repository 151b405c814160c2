/**
 * The days that a period is compared with: those of the same calendar months before, if the period begins with a
 * month, else as many days just before it.
 */
import {
  addDays,
  type BillingDay,
  daysBetween,
  firstOfPeriod,
  lastOfPeriod,
  parseBillingDay,
  partsOf,
} from '../calendar/billing-day.ts';

/** Both days are included. */
export interface DayRange {
  readonly from: BillingDay;
  readonly to: BillingDay;
}

/**
 * November is compared with October, 1 to 20 November with 1 to 20 October, and 1 to 30 March with all of
 * February; 22 October to 20 November with the thirty days before.
 */
export function daysBefore({ from, to }: DayRange): DayRange {
  if (from !== firstOfPeriod(from)) {
    const length = daysBetween(from, to) + 1;
    return { from: addDays(from, -length), to: addDays(from, -1) };
  }
  const months = monthNumber(to) - monthNumber(from) + 1;
  const last = monthBefore(to, months);
  const end = lastOfPeriod(last);
  if (to === lastOfPeriod(to)) return { from: monthBefore(from, months), to: end };
  const same = addDays(last, partsOf(to).day - 1);
  return { from: monthBefore(from, months), to: same < end ? same : end };
}

function monthNumber(day: BillingDay): number {
  const { year, month } = partsOf(day);
  return year * 12 + month - 1;
}

/** The first day of the month that is `count` months before. */
function monthBefore(day: BillingDay, count: number): BillingDay {
  const number = monthNumber(day) - count;
  const year = String(Math.floor(number / 12)).padStart(4, '0');
  return parseBillingDay(`${year}-${String((number % 12) + 1).padStart(2, '0')}-01`);
}
