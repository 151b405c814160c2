/**
 * The bill's days in order, with the days between them that have no line. Between two days of one
 * billing period such a day is empty; anywhere else nothing is known of it: AWS may not have delivered
 * it, or has it no longer.
 */
import { type BillingDay, periodOf } from '../domain/calendar/billing-day.ts';
import type { OpenWindow } from '../domain/calendar/open-window.ts';
import { type BreakdownDay, emptyDay } from '../domain/costs/breakdown.ts';

export interface GapDays {
  /** Called with each day of the window that nothing is known of, in order. */
  readonly onUnknown: (day: BillingDay) => void;
  /** Whether a day between billing periods counts as emptied: only one that is archived can be. */
  readonly isArchived: (day: BillingDay) => Promise<boolean>;
}

export async function* billDays(
  window: OpenWindow,
  breakdown: AsyncIterable<BreakdownDay>,
  { onUnknown, isArchived }: GapDays,
): AsyncGenerator<BreakdownDay> {
  const waiting = [...window.days];
  let before: BreakdownDay | undefined;
  for await (const day of breakdown) {
    while (waiting[0] !== undefined && waiting[0] < day.day) {
      const gap = waiting.shift() as BillingDay;
      if (isBetween(gap, before, day) && (isInside(gap, before, day) || (await isArchived(gap)))) {
        yield emptyDay(gap, day);
      } else onUnknown(gap);
    }
    waiting.shift();
    before = day;
    yield day;
  }
  for (const day of waiting) onUnknown(day);
}

/** Whether the bill has lines before and after the day, and some of its billing period. */
function isBetween(
  gap: BillingDay,
  before: BreakdownDay | undefined,
  after: BreakdownDay,
): boolean {
  if (before === undefined) return false;
  const period = periodOf(gap);
  return periodOf(before.day) === period || periodOf(after.day) === period;
}

function isInside(gap: BillingDay, before: BreakdownDay | undefined, after: BreakdownDay): boolean {
  const period = periodOf(gap);
  return before !== undefined && periodOf(before.day) === period && periodOf(after.day) === period;
}
