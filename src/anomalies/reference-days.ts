/**
 * The days of the bill with which an anomaly's causes are compared. Only days of the run's window,
 * because the run has already read their billing periods, and a bill may not have earlier ones.
 */
import { type BillingDay, weekdayOf } from '../domain/calendar/billing-day.ts';
import type { DayLines } from '../domain/figures/day-lines.ts';
import { isFirst } from './anomaly-days.ts';

const maxDays = 4;

/**
 * The last days of the same weekday in the bill; for the first of a month, the first before it. Without
 * such a day, the last week is used instead; empty without any day before.
 */
export function referenceDays(
  reportDay: BillingDay,
  days: readonly Pick<DayLines, 'day' | 'lineCount'>[],
): readonly BillingDay[] {
  const before = days
    .filter(({ day, lineCount }) => day < reportDay && lineCount > 0)
    .map(({ day }) => day);
  const firsts = isFirst(reportDay) ? before.filter(isFirst) : [];
  const plain = before.filter((day) => !isFirst(day));
  const sameWeekday = plain.filter((day) => weekdayOf(day) === weekdayOf(reportDay));
  const [found = []] = [firsts.slice(-1), sameWeekday.slice(-maxDays), plain.slice(-7)].filter(
    (some) => some.length > 0,
  );
  return found;
}
