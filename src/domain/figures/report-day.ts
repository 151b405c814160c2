/**
 * Which day a digest can honestly report: the requested day if the bill has it whole, else the
 * latest whole day before it. No data is not zero.
 */

import { medianOf } from '../arithmetic/median.ts';
import type { BillingDay } from '../calendar/billing-day.ts';
import type { DataState } from './figures.ts';

/** A day of the window that the bill has, with the number of its lines. */
export interface DayLines {
  readonly day: BillingDay;
  readonly lineCount: number;
  /** True where its bill has lost other days, so that nothing says that this one is complete. */
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
 * `days` in order of day. Returns undefined when no day is whole, since then there is nothing to
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
  const whole = candidates.findLast((_, index) => isWhole(candidates, index, completeness));
  if (whole === undefined) return undefined;
  if (whole.day === requestedDay) return { reportDay: requestedDay, data: { state: 'complete' } };
  if (candidates[requested]?.isUnconfirmed === true) {
    return { reportDay: whole.day, data: { state: 'held' } };
  }
  const lines = candidates[requested]?.lineCount;
  const data: DataState =
    lines === undefined || usualLines === undefined
      ? { state: 'missing' }
      : { state: 'incomplete', lines, usualLines };
  return { reportDay: whole.day, data };
}

function isWhole(days: readonly DayLines[], index: number, completeness: number): boolean {
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
