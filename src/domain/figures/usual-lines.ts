/**
 * The usual size of a day in the bill: of the days before, of its weekday, and of weekends or working days. The
 * lowest of these counts, because a quiet weekend is complete with fewer lines.
 */
import { medianOf } from '../arithmetic/median.ts';
import { type BillingDay, weekdayOf } from '../calendar/billing-day.ts';
import type { DayLines } from './day-lines.ts';

/** The usual number of lines is that of so many days before. */
const recentDays = 7;
/** A single day of the same weekday may have been a holiday. */
const minOfWeekday = 2;
/** With fewer of the same weekday, all days of the weekend are compared, or all others. */
const enoughOfWeekday = 3;

/** The usual number of lines; null without days before. `before` is in order of day. */
export function usualLines(day: BillingDay, before: readonly DayLines[]): number | null {
  return lowestMedian(day, before, ({ lineCount }) => lineCount);
}

/** The usual absolute cost of a day; 0 without days before. */
export function usualAbsoluteCost(day: BillingDay, before: readonly DayLines[]): number {
  return lowestMedian(day, before, ({ absoluteCost }) => absoluteCost) ?? 0;
}

function lowestMedian(
  day: BillingDay,
  before: readonly DayLines[],
  sizeOf: (one: DayLines) => number,
): number | null {
  const groups = groupsOf(day, before).filter((group) => group.length > 0);
  const medians = groups.map((group) => medianOf(group.map(sizeOf)));
  return medians.length === 0 ? null : Math.min(...medians);
}

function groupsOf(day: BillingDay, before: readonly DayLines[]): (readonly DayLines[])[] {
  const sameWeekday = before.filter((one) => weekdayOf(one.day) === weekdayOf(day));
  const sameKind = before.filter((one) => isWeekend(one.day) === isWeekend(day));
  return [
    before.slice(-recentDays),
    sameWeekday.length >= minOfWeekday ? sameWeekday : [],
    sameWeekday.length < enoughOfWeekday ? sameKind : [],
  ];
}

function isWeekend(day: BillingDay): boolean {
  return weekdayOf(day) % 6 === 0;
}
