/**
 * Which days of the bill an anomaly is explained against. Only days of the run's own window: their
 * billing periods are the ones that the run has read already, and a bill need not go back further.
 */
import { type BillingDay, weekdayOf } from '../domain/calendar/billing-day.ts';
import type { DayLines } from '../domain/figures/report-day.ts';
import { isFirst } from './anomaly-days.ts';

const most = 4;

/**
 * The last days of the same weekday that the bill has; for a first of a month the first before it.
 * Where there is none the last week stands in; empty without any day before.
 */
export function referenceDays(
  reportDay: BillingDay,
  days: readonly DayLines[],
): readonly BillingDay[] {
  const before = days
    .filter(({ day, lineCount }) => day < reportDay && lineCount > 0)
    .map(({ day }) => day);
  const firsts = isFirst(reportDay) ? before.filter(isFirst) : [];
  const plain = before.filter((day) => !isFirst(day));
  const sameWeekday = plain.filter((day) => weekdayOf(day) === weekdayOf(reportDay));
  const [found = []] = [firsts.slice(-1), sameWeekday.slice(-most), plain.slice(-7)].filter(
    (some) => some.length > 0,
  );
  return found;
}
