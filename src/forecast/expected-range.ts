/**
 * How far from the forecast a cost should fall at most, nine times in ten: by split conformal
 * prediction from the errors of the past. A sum's range is that of past sums, never the sum of the
 * days' ranges: errors of single days cancel out, those of the level add up.
 */

import { type BacktestErrors, maxRemainingDays, sumErrors } from './backtest-errors.ts';
import { conformalBound } from './conformal-bound.ts';

/** Days ahead that are about equally hard to tell. */
const buckets = [
  [1, 7],
  [8, 14],
  [15, maxRemainingDays],
] as const;
/** With fewer, nine in ten cannot be told. */
const minOrigins = 9;

/** Half the width of a day's range, by days ahead from 1; null where the past does not tell. */
export type DailyHalfWidth = (daysAhead: number) => number | null;

/**
 * Ranges never narrow with time. Beyond the longest rest of a month there are no errors to look at:
 * from there they widen as those of a random walk do, with the root of time.
 */
export function dailyHalfWidth(errors: BacktestErrors, level: number): DailyHalfWidth {
  const reaches: number[] = [];
  for (const [from, to] of buckets) {
    const before = reaches.at(-1);
    const own = reachOf(errors, level, from, to);
    if (before === undefined && own === null) return () => null;
    reaches.push(Math.max(before ?? 0, own ?? (before ?? 0) * Math.sqrt(to / (from - 1))));
  }
  return (daysAhead) => {
    const bucket = buckets.findIndex(([, to]) => daysAhead <= to);
    if (bucket >= 0) return reaches[bucket] ?? null;
    return (reaches.at(-1) ?? 0) * Math.sqrt(daysAhead / maxRemainingDays);
  };
}

function reachOf(errors: BacktestErrors, level: number, from: number, to: number): number | null {
  const seen = errors.filter(({ length }) => length >= from);
  if (seen.length < minOrigins) return null;
  return conformalBound(
    seen.flatMap((origin) => origin.slice(from - 1, to)),
    level,
  );
}

/** Half the width of the range of the next `days` days' sum; null where the past does not tell. */
export function sumHalfWidth(errors: BacktestErrors, level: number, days: number): number | null {
  return conformalBound(sumErrors(errors, days), level);
}
