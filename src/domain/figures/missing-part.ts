/**
 * Tells whether the bill has all of a day: by its hours where the bill is hourly, else by the number of its
 * lines, compared with days of the same kind. Missing data does not mean a cost of zero.
 */
import { addDays } from '../calendar/billing-day.ts';
import { type DayLines, hoursOfDay } from './day-lines.ts';
import { usualAbsoluteCost, usualLines } from './usual-lines.ts';

/** How much there is of a day that is not complete. */
export interface MissingPart {
  /** The latest hour that is covered, below 24; null when only the number of lines shows that lines are missing. */
  readonly hours: number | null;
  /** The usual number of lines; null without days to compare with. */
  readonly usualLines: number | null;
}

/** With fewer days to compare with, a number of lines does not show whether a day is complete. */
export const minDaysOfLines = 3;

/** A holiday has few lines. A few lines of one fast service do not make a day complete. */
const minShareWithAllHours = 0.1;
/** Hours are compared with so many days before. */
const recentDays = 7;

/** `before` are the days with lines before it, in order of day. Null when nothing seems to be missing. */
export function missingPart(
  day: DayLines,
  before: readonly DayLines[],
  completeness: number,
): MissingPart | null {
  const comparable = before.filter((other) => isLike(other, day));
  if (lacksHours(day, before, completeness)) {
    return { hours: day.hours as number, usualLines: usualLines(day.day, before) };
  }
  if (comparable.length < minDaysOfLines) {
    const isChanged = before.length >= minDaysOfLines && day.hours === null;
    return isChanged ? missingAfterChange(day, before, completeness) : null;
  }
  const usual = usualLines(day.day, comparable) ?? 0;
  if (!hasAllHours(day)) return missingLines(day, usual, completeness);
  return missingLines(
    day,
    Math.min(usual, linesAWeekAgo(day, comparable) ?? usual),
    minShareWithAllHours,
  );
}

function linesAWeekAgo({ day }: DayLines, days: readonly DayLines[]): number | undefined {
  const weekAgo = addDays(day, -7);
  return days.find((other) => other.day === weekAgo)?.lineCount;
}

/** The days that have lines of the same granularity, hourly or daily. */
export function isLike(other: DayLines, day: DayLines): boolean {
  if (other.hours === 'unknown' || day.hours === 'unknown') return true;
  return isHourly(other) === isHourly(day);
}

function isHourly({ hours }: DayLines): boolean {
  return typeof hours === 'number';
}

function hasAllHours({ hours }: DayLines): boolean {
  return hours === hoursOfDay;
}

function missingLines({ lineCount }: DayLines, usual: number, share: number): MissingPart | null {
  return lineCount >= usual * share ? null : { hours: null, usualLines: usual };
}

/**
 * True when the usual days have hourly lines up to their last hour, and this day has not. Accounts that are
 * used in some hours only have other usual days: their hours show nothing.
 */
function lacksHours(day: DayLines, before: readonly DayLines[], completeness: number): boolean {
  if (!isHourly(day) || hasAllHours(day)) return false;
  if (before.length === 0) return true;
  if (!isUsuallyHourly(before)) return isPartOfFirstHourlyDay(day, before, completeness);
  const hourly = before.filter(isHourly);
  // The day directly before may also lack its last hours.
  const [last] = hourly.slice(-1);
  const earlier = hourly.filter((other) => other !== last);
  const compared = earlier.length > 0 ? earlier : hourly;
  return compared.slice(-recentDays).every(hasAllHours);
}

function isUsuallyHourly(before: readonly DayLines[]): boolean {
  const known = before.filter(({ hours }) => hours !== 'unknown').slice(-recentDays);
  const last = known.at(-1);
  if (last === undefined) return false;
  return isHourly(last) || known.filter(isHourly).length * 2 >= known.length;
}

/**
 * After daily lines: an hourly day has many more lines, and its first hour little cost. A single hourly line in
 * a daily bill changes neither.
 */
function isPartOfFirstHourlyDay(
  day: DayLines,
  before: readonly DayLines[],
  completeness: number,
): boolean {
  const daily = before.filter((other) => !isHourly(other));
  const lines = usualLines(day.day, daily) ?? 0;
  const cost = usualAbsoluteCost(day.day, daily);
  return day.lineCount >= 2 * lines || day.absoluteCost < completeness * cost;
}

/** After hourly lines: a daily line replaces up to 24 of them, and has their cost. */
function missingAfterChange(
  day: DayLines,
  before: readonly DayLines[],
  completeness: number,
): MissingPart | null {
  const hourly = before.filter(isHourly);
  const usual = usualLines(day.day, hourly) ?? 0;
  const hasLines = day.lineCount >= (completeness * usual) / hoursOfDay;
  const hasCost = day.absoluteCost >= completeness * usualAbsoluteCost(day.day, hourly);
  return hasLines && hasCost ? null : { hours: null, usualLines: usual };
}
