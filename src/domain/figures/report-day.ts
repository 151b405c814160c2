/**
 * Chooses the day that a digest reports: the requested day if the bill has all of it, else the latest complete
 * day before it. Without any complete day, an incomplete one is reported as such.
 */
import { addDays, type BillingDay } from '../calendar/billing-day.ts';
import type { DayLines } from './day-lines.ts';
import type { DataState } from './figures.ts';
import { type MissingPart, missingPart } from './missing-part.ts';

export interface ReportDay {
  readonly reportDay: BillingDay;
  readonly data: DataState;
}

/** A day is incomplete below this share of the usual number of lines. */
export const defaultCompleteness = 0.5;

/** The reported day, unless it is not complete. */
export function lastCompleteDay({ reportDay, data }: ReportDay): BillingDay {
  return data.state === 'partial' ? addDays(reportDay, -1) : reportDay;
}

/** A day with lines, and what it lacks. */
interface Candidate {
  readonly lines: DayLines;
  readonly missing: MissingPart | null;
}

/**
 * `days` are in order of day. Returns undefined when there is nothing to report: no day has lines, or the
 * bill has lost lines of every day's billing period.
 */
export function chooseReportDay(
  requestedDay: BillingDay,
  days: readonly DayLines[],
  completeness: number,
): ReportDay | undefined {
  const withLines = days.filter(({ day, lineCount }) => day <= requestedDay && lineCount > 0);
  const candidates = withLines.map((lines, index) => ({
    lines,
    missing: missingPart(lines, withLines.slice(0, index), completeness),
  }));
  const complete = candidates.findLast(isComplete);
  if (complete === undefined) return partialDay(candidates);
  const { day } = complete.lines;
  if (day === requestedDay) return { reportDay: day, data: { state: 'complete' } };
  const requested = candidates.find(({ lines }) => lines.day === requestedDay);
  return { reportDay: day, data: whyEarlier(requested) };
}

function isComplete({ lines, missing }: Candidate): boolean {
  return lines.isUnconfirmed !== true && missing === null;
}

/** The latest day of which it is known how many hours the bill has. */
function partialDay(candidates: readonly Candidate[]): ReportDay | undefined {
  const latest = candidates.at(-1);
  const hours = latest?.missing?.hours ?? null;
  if (latest === undefined || latest.lines.isUnconfirmed === true || hours === null)
    return undefined;
  return { reportDay: latest.lines.day, data: { state: 'partial', hours } };
}

function whyEarlier(requested: Candidate | undefined): DataState {
  if (requested === undefined) return { state: 'missing' };
  const { lines, missing } = requested;
  if (lines.isUnconfirmed === true || missing === null) return { state: 'held' };
  const usualLines = missing.usualLines ?? lines.lineCount;
  return { state: 'incomplete', lines: lines.lineCount, usualLines, hours: missing.hours };
}
