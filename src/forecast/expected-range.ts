/**
 * The prediction interval of a cost, by split conformal prediction from the backtest errors. The range
 * of a sum comes from the errors of past sums and not from the ranges of its days: errors of single
 * days cancel out, but errors of the level add up.
 */

import { type BacktestErrors, maxRemainingDays, sumErrors } from './backtest-errors.ts';
import { conformalBound } from './conformal-bound.ts';

/** Ranges of days ahead that are about equally hard to predict. */
const buckets = [
  [1, 7],
  [8, 14],
  [15, maxRemainingDays],
] as const;
/** With fewer origins, a level of 90 % is not possible. */
const minOrigins = 9;

/** Half the width of a day's range, by days ahead from 1; null when there is not enough history. */
export type DailyHalfWidth = (daysAhead: number) => number | null;

/**
 * Ranges never narrow with time. Beyond `maxRemainingDays` there are no backtest errors: from there the
 * ranges widen with the square root of time, like those of a random walk.
 */
export function dailyHalfWidth(errors: BacktestErrors, level: number): DailyHalfWidth {
  const halfWidths: number[] = [];
  for (const [from, to] of buckets) {
    const before = halfWidths.at(-1);
    const own = halfWidthOf(errors, level, from, to);
    if (before === undefined && own === null) return () => null;
    halfWidths.push(Math.max(before ?? 0, own ?? (before ?? 0) * Math.sqrt(to / (from - 1))));
  }
  return (daysAhead) => {
    const bucket = buckets.findIndex(([, to]) => daysAhead <= to);
    if (bucket >= 0) return halfWidths[bucket] ?? null;
    return (halfWidths.at(-1) ?? 0) * Math.sqrt(daysAhead / maxRemainingDays);
  };
}

function halfWidthOf(
  errors: BacktestErrors,
  level: number,
  from: number,
  to: number,
): number | null {
  const seen = errors.filter(({ length }) => length >= from);
  if (seen.length < minOrigins) return null;
  return conformalBound(
    seen.flatMap((origin) => origin.slice(from - 1, to)),
    level,
  );
}

/** A range from errors of shorter sums than this would be a guess. */
const minSumDays = 5;

/**
 * Half the width of the range of the next `days` days' sum. If too few origins have so many days after them,
 * it is that of a shorter sum in proportion; null when there is not enough history.
 */
export function sumHalfWidth(errors: BacktestErrors, level: number, days: number): number | null {
  for (let length = days; length >= Math.min(days, minSumDays); length--) {
    const ofLength = sumErrors(errors, length);
    const bound = ofLength.length < minOrigins ? null : conformalBound(ofLength, level);
    if (bound !== null) return bound * (days / length);
  }
  return null;
}
