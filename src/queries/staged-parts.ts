/**
 * How an unload divides its rows: one part for each day, so that only one day is in memory, or a few days
 * together where a window has more days than Athena writes partitions.
 * https://docs.aws.amazon.com/athena/latest/ug/unload.html
 */
import { type BillingDay, partsOf } from '../domain/calendar/billing-day.ts';
import type { OpenWindow } from '../domain/calendar/open-window.ts';

/** Partitions that Athena writes by one UNLOAD at most. */
const maxParts = 100;

/**
 * How many days of a month one part has at most: 1 for windows of up to 100 days. A part is named by its
 * first day: the 1st of the month, or this number of days after the part before it.
 */
export function daysPerPart({ days }: Pick<OpenWindow, 'days'>): number {
  let count = 1;
  while (partsIn(days, count) > maxParts) count += 1;
  return count;
}

function partsIn(days: readonly BillingDay[], count: number): number {
  const names = days.map((date) => {
    const { year, month, day } = partsOf(date);
    return `${year}-${month}-${firstOfPart(day, count)}`;
  });
  return new Set(names).size;
}

/** In a month: 11 for day 13 of parts of 5 days. */
function firstOfPart(dayOfMonth: number, count: number): number {
  return dayOfMonth - ((dayOfMonth - 1) % count);
}

/** The same in SQL, for an expression that gives the day of the month. */
export function sqlFirstOfPart(dayOfMonth: string, count: number): string {
  return count === 1 ? dayOfMonth : `${dayOfMonth} - (${dayOfMonth} - 1) % ${count}`;
}
