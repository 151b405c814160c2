/**
 * Yields the bill's days in order, with the days between them that have no line. Between two days of
 * one billing period such a day is empty. Elsewhere it is unknown: AWS may not have delivered it yet,
 * or no longer delivers it.
 */
import { type BillingDay, periodOf } from '../domain/calendar/billing-day.ts';
import type { OpenWindow } from '../domain/calendar/open-window.ts';
import { type BreakdownDay, emptyDay } from '../domain/costs/breakdown.ts';

export interface GapDays {
  /** Called with each unknown day of the window, in order. */
  readonly onUnknown: (day: BillingDay) => void;
  /** Whether a day is archived: at the edge of a billing period, only such a day counts as emptied. */
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

/** Whether the bill has lines before and after the day, and lines of its billing period. */
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
