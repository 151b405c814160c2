/**
 * The quality of the forecasts of one series: errors scaled by the seasonal naive's errors within the
 * history (MASE, https://otexts.com/fpp3/accuracy.html), and the share of costs within their likely range.
 */

import { medianOf } from '../../../src/domain/arithmetic/median.ts';
import type { Forecaster } from '../../../src/forecast/forecaster.ts';
import { type Mase, meanOf, scoreOrigin } from './backtest-origin.ts';
import type { Series } from './backtest-series.ts';

/** NaN if nothing could be scored. */
export interface Scores {
  readonly name: string;
  readonly forecasts: number;
  /** The reasons why the other origins had no forecast. */
  readonly reasons: readonly string[];
  readonly daily: Mase & { readonly coverage: number };
  readonly monthEnd: Mase & { readonly coverage: number };
  readonly milliseconds: number;
}

/** Forecasts the series from each of the origins (days of history), as if that day were today. */
export function scoreSeries(
  forecaster: Forecaster,
  series: Series,
  origins: readonly number[],
): Scores {
  const all = origins.map((at) => scoreOrigin({ forecaster, series, at }));
  const made = all.filter(({ reason }) => reason === null);
  const monthEnds = made.flatMap(({ monthEnd }) => (monthEnd === null ? [] : [monthEnd]));
  return {
    name: series.name,
    forecasts: made.length,
    reasons: [...new Set(all.flatMap(({ reason }) => (reason === null ? [] : [reason])))],
    daily: {
      ...meanErrors(made.flatMap(({ days }) => days)),
      coverage: shareOf(made.flatMap(({ inRange }) => inRange)),
    },
    monthEnd: {
      ...meanErrors(monthEnds),
      coverage: shareOf(made.flatMap(({ monthEndInRange: isIn }) => (isIn === null ? [] : [isIn]))),
    },
    milliseconds: medianOf(made.map(({ milliseconds }) => milliseconds)),
  };
}

function meanErrors(errors: readonly Mase[]): Mase {
  return {
    forecast: meanOf(errors.map(({ forecast }) => forecast)),
    seasonalNaive: meanOf(errors.map(({ seasonalNaive }) => seasonalNaive)),
    weekdayMeans: meanOf(errors.map(({ weekdayMeans: means }) => means)),
  };
}

function shareOf(isIn: readonly boolean[]): number {
  return meanOf(isIn.map(Number));
}
