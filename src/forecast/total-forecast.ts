/**
 * The forecast of a total from those of its parts: amounts are the sums of the parts, so that they
 * match; ranges are as wide as those of a fit of the summed series, because ranges cannot be added.
 */

import { sumOf } from '../domain/arithmetic/sum-of.ts';
import type { ExpectedRange } from '../domain/figures/expected-range.ts';
import type { SeriesForecast } from './forecast-series.ts';

/** `ofSums`: the fit of the summed series; `parts`: forecasts of the same days. */
export function totalForecast(
  ofSums: SeriesForecast,
  parts: readonly SeriesForecast[],
): SeriesForecast {
  const remaining = sumOf(parts.map(({ monthEnd }) => monthEnd.remaining));
  const { range } = ofSums.monthEnd;
  return {
    ...ofSums,
    days: ofSums.days.map(({ day, cost: fitted, lower, upper }, at) => {
      const cost = sumOf(parts.map(({ days }) => days[at]?.cost ?? 0));
      if (lower === null || upper === null) return { day, cost, lower, upper };
      return { day, cost, ...moved({ lower, upper }, cost - fitted) };
    }),
    monthEnd: {
      remaining,
      range: range === null ? null : moved(range, remaining - ofSums.monthEnd.remaining),
    },
  };
}

/** A range above zero stays above zero when it is moved. */
function moved({ lower, upper }: ExpectedRange, by: number): ExpectedRange {
  return { lower: lower >= 0 ? Math.max(0, lower + by) : lower + by, upper: upper + by };
}
