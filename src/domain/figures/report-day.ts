/**
 * Chooses the day that a digest reports: the requested day if the bill has all its lines, else the
 * latest complete day before it. Missing data does not mean a cost of zero.
 */

import { medianOf } from '../arithmetic/median.ts';
import type { BillingDay } from '../calendar/billing-day.ts';
import type { DataState } from './figures.ts';

/** A day of the window with the number of its lines in the bill. */
export interface DayLines {
  readonly day: BillingDay;
  readonly lineCount: number;
  /** True when the bill has lost lines of other days: then this day may be incomplete too. */
  readonly isUnconfirmed?: boolean;
}

export interface ReportDay {
  readonly reportDay: BillingDay;
  readonly data: DataState;
}

/** A day is incomplete below this share of the usual number of lines. */
export const defaultCompleteness = 0.5;
/** A usual number of lines is that of so many days before. */
export const usualLinesOverDays = 7;
/** With fewer days to compare with, it is not known whether a day is complete. */
export const minDaysOfLines = 3;

/**
 * `days` are in order of day. Returns undefined when no day is complete: then there is nothing to
 * report.
 */
export function chooseReportDay(
  requestedDay: BillingDay,
  days: readonly DayLines[],
  completeness: number,
): ReportDay | undefined {
  const candidates = days.filter(({ day, lineCount }) => day <= requestedDay && lineCount > 0);
  const requested = candidates.findIndex(({ day }) => day === requestedDay);
  const usualLines = usualBefore(candidates, requested);
  const complete = candidates.findLast((_, index) => isComplete(candidates, index, completeness));
  if (complete === undefined) return undefined;
  if (complete.day === requestedDay) {
    return { reportDay: requestedDay, data: { state: 'complete' } };
  }
  if (candidates[requested]?.isUnconfirmed === true) {
    return { reportDay: complete.day, data: { state: 'held' } };
  }
  const lines = candidates[requested]?.lineCount;
  const data: DataState =
    lines === undefined || usualLines === undefined
      ? { state: 'missing' }
      : { state: 'incomplete', lines, usualLines };
  return { reportDay: complete.day, data };
}

function isComplete(days: readonly DayLines[], index: number, completeness: number): boolean {
  if (days[index]?.isUnconfirmed === true) return false;
  const usual = usualBefore(days, index);
  return usual === undefined || (days[index]?.lineCount ?? 0) >= usual * completeness;
}

/** Median number of lines over the days before; undefined with too few of them. */
function usualBefore(days: readonly DayLines[], index: number): number | undefined {
  const before = days.slice(Math.max(0, index - usualLinesOverDays), Math.max(0, index));
  if (before.length < minDaysOfLines) return undefined;
  return medianOf(before.map(({ lineCount }) => lineCount));
}
