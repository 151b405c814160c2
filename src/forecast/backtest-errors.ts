/**
 * Backtests the forecast with a rolling origin: makes it on past days from the history of that time, and
 * compares it with the actual costs. The prediction intervals come only from these errors.
 */
import { minForecastHistoryDays } from '../domain/figures/projection.ts';
import type { DailySeries } from './daily-series.ts';
import type { Forecaster } from './forecaster.ts';
import { pointForecast } from './point-forecast.ts';

/** The largest number of remaining days in a month. */
export const maxRemainingDays = 30;
/** Origins are evenly spread over the last 100 days, which resemble the coming weeks. */
const originCount = 15;
const originDays = 100;

/** Forecast minus cost: one list per origin, one value per day. */
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

/** Length of the history of each backtest, longest first. */
function originsOf(length: number): readonly number[] {
  const span = Math.min(originDays, length - minForecastHistoryDays);
  const back = Array.from({ length: originCount }, (_, at) =>
    Math.round((span * (at + 1)) / originCount),
  );
  return [...new Set(back)].filter((days) => days > 0).map((days) => length - days);
}

/** Errors of the sum of the first `days` days, one per origin with that many days. */
export function sumErrors(errors: BacktestErrors, days: number): readonly number[] {
  return errors
    .filter(({ length }) => length >= days)
    .map((origin) => origin.slice(0, days).reduce((sum, error) => sum + error, 0));
}
