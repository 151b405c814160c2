/**
 * The forecast of a total: it is projected as a whole, because what is a chance in one OU is a habit of many.
 * Its range includes the sum of its parts, so that both agree.
 */

import { sumOf } from '../domain/arithmetic/sum-of.ts';
import { including, type SeriesForecast } from './forecast-series.ts';

/** `whole`: the forecast of the summed series; `parts`: forecasts of the same days. */
export function totalForecast(
  whole: SeriesForecast,
  parts: readonly SeriesForecast[],
): SeriesForecast {
  const known = parts.map(({ monthEnd }) => monthEnd.remaining).filter((one) => one !== null);
  const { monthEnd } = whole;
  if (known.length < parts.length) return whole;
  return { ...whole, monthEnd: { ...monthEnd, range: including(monthEnd.range, sumOf(known)) } };
}
