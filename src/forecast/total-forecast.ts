/**
 * The forecast of a whole from those of its parts: amounts are the parts' sums, so that they tie;
 * ranges are as wide as those of a fit of the summed series, since ranges of parts do not add up.
 */

import { sumOf } from '../domain/arithmetic/sum-of.ts';
import type { ExpectedRange } from '../domain/figures/expected-range.ts';
import type { SeriesForecast } from './forecast-series.ts';

/** `whole`: the fit of the summed series; `parts`: forecasts of the same days. */
export function totalForecast(
  whole: SeriesForecast,
  parts: readonly SeriesForecast[],
): SeriesForecast {
  const remaining = sumOf(parts.map(({ monthEnd }) => monthEnd.remaining));
  const { range } = whole.monthEnd;
  return {
    ...whole,
    days: whole.days.map(({ day, cost: fitted, lower, upper }, at) => {
      const cost = sumOf(parts.map(({ days }) => days[at]?.cost ?? 0));
      if (lower === null || upper === null) return { day, cost, lower, upper };
      return { day, cost, ...moved({ lower, upper }, cost - fitted) };
    }),
    monthEnd: {
      remaining,
      range: range === null ? null : moved(range, remaining - whole.monthEnd.remaining),
    },
  };
}

/** A range that did not reach below zero does not do so for being moved. */
function moved({ lower, upper }: ExpectedRange, by: number): ExpectedRange {
  return { lower: lower >= 0 ? Math.max(0, lower + by) : lower + by, upper: upper + by };
}
