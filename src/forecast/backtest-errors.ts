/**
 * How wrong the forecast would have been: made again on days in the past with what was known then,
 * and held against what came (rolling origin). What it says of coming days rests on this alone.
 */
import { minForecastHistoryDays } from '../domain/figures/projection.ts';
import type { DailySeries } from './daily-series.ts';
import type { Forecaster } from './forecaster.ts';
import { pointForecast } from './point-forecast.ts';

/** The longest rest of a month. */
export const maxRemainingDays = 30;
/** Origins lie evenly in the last hundred days: recent enough to resemble the coming weeks. */
const originCount = 15;
const daysLookedAt = 100;

/** Forecast minus cost, of one day each. */
export type BacktestErrors = readonly (readonly number[])[];

/** One list of errors per origin: of the 1st, 2nd, … day after it, up to `maxRemainingDays`. */
export function backtestErrors(forecaster: Forecaster, series: DailySeries): BacktestErrors {
  return originsOf(series.values.length).map((origin) => {
    const actual = series.values.slice(origin, origin + maxRemainingDays);
    const before = {
      days: series.days.slice(0, origin),
      values: series.values.slice(0, origin),
    };
    const forecast = pointForecast(forecaster, before, actual.length);
    return actual.map((cost, at) => (forecast[at] ?? 0) - cost);
  });
}

/** Lengths of the histories that the forecasts of the past are made from, latest first. */
function originsOf(length: number): readonly number[] {
  const span = Math.min(daysLookedAt, length - minForecastHistoryDays);
  const back = Array.from({ length: originCount }, (_, at) =>
    Math.round((span * (at + 1)) / originCount),
  );
  return [...new Set(back)].filter((days) => days > 0).map((days) => length - days);
}

/** Errors of the sum of the first `days` days, one per origin that saw so many. */
export function sumErrors(errors: BacktestErrors, days: number): readonly number[] {
  return errors
    .filter(({ length }) => length >= days)
    .map((origin) => origin.slice(0, days).reduce((sum, error) => sum + error, 0));
}
