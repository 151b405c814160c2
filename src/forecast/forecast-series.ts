/**
 * The forecast of one daily series (an OU, or the whole organization), with ranges from its backtest.
 * When the history allows no forecast: the means of its weekdays, with the reason.
 */

import { sumOf } from '../domain/arithmetic/sum-of.ts';
import {
  addDays,
  type BillingDay,
  daysFromTo,
  lastOfPeriod,
} from '../domain/calendar/billing-day.ts';
import { type ExpectedRange, rangeLevel } from '../domain/figures/expected-range.ts';
import type { ProjectionMethod } from '../domain/figures/month-figures.ts';
import { weekdayMeans } from '../domain/figures/projection.ts';
import { type BacktestErrors, backtestErrors } from './backtest-errors.ts';
import { type CostHistory, type DailySeries, dailySeries } from './daily-series.ts';
import { dailyHalfWidth, sumHalfWidth } from './expected-range.ts';
import type { Forecaster } from './forecaster.ts';
import { lowestCost, pointForecast } from './point-forecast.ts';

export interface ForecastDay {
  readonly day: BillingDay;
  readonly cost: number;
  /** Range of the cost at the given level; null when there is not enough history. */
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface SeriesForecast {
  readonly method: ProjectionMethod;
  /** Why there is no forecast, such as '9 days of history, a forecast needs 28'; else null. */
  readonly reason: string | null;
  /** Every day after the report day up to `until`. */
  readonly days: readonly ForecastDay[];
  readonly monthEnd: {
    /** Cost of the days after the report day until its month ends; 0 on the last day. */
    readonly remaining: number;
    /** Range of `remaining`; null when there is not enough history. */
    readonly range: ExpectedRange | null;
  };
}

export interface ForecastInput extends CostHistory {
  /** The last day to forecast. */
  readonly until: BillingDay;
  /** Share of costs that should be within their range. Default `rangeLevel`. */
  readonly level?: number;
}

/** Amounts are in the series' currency. The same input always gives the same result. */
export function forecastSeries(forecaster: Forecaster, input: ForecastInput): SeriesForecast {
  const usable = dailySeries(input);
  if (usable.series === null) return withoutModel(input, usable.reason, usable.isOver);
  try {
    return withModel(forecaster, input, usable.series);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return withoutModel(input, `the model found no fit (${why})`, false);
  }
}

/** Weekday means without a fit. `reason` is used unless the history itself allows no forecast. */
export function forecastUnfitted(input: ForecastInput, reason: string): SeriesForecast {
  const usable = dailySeries(input);
  if (usable.series !== null) return withoutModel(input, reason, false);
  return withoutModel(input, usable.reason, usable.isOver);
}

/** The means of the weekdays, or zero for a series without recent cost. */
function withoutModel(input: ForecastInput, reason: string, isOver: boolean): SeriesForecast {
  const { costs, archived, reportDay } = input;
  const expected = isOver ? () => 0 : weekdayMeans(costs, reportDay, archived);
  const ahead = comingDays(input).map((day) => ({ day, cost: expected(day) }));
  return {
    method: 'weekday-means',
    reason,
    days: upTo(input.until, ahead).map((day) => ({ ...day, lower: null, upper: null })),
    monthEnd: { remaining: remainingOf(reportDay, ahead), range: null },
  };
}

function withModel(
  forecaster: Forecaster,
  input: ForecastInput,
  series: DailySeries,
): SeriesForecast {
  const { reportDay, level = rangeLevel } = input;
  const coming = comingDays(input);
  const point = pointForecast(forecaster, series, coming.length);
  const errors = backtestErrors(forecaster, series);
  const halfWidth = dailyHalfWidth(errors, level);
  const floor = lowestCost(series);
  const ahead = coming.map((day, at) => {
    const cost = point[at] as number;
    const range = around(cost, halfWidth(at + 1), floor);
    return { day, cost, lower: range?.lower ?? null, upper: range?.upper ?? null };
  });
  return {
    method: 'forecast',
    reason: null,
    days: upTo(input.until, ahead),
    monthEnd: monthEndOf(reportDay, ahead, { errors, level, floor }),
  };
}

interface Calibration {
  readonly errors: BacktestErrors;
  readonly level: number;
  readonly floor: number;
}

function monthEndOf(
  reportDay: BillingDay,
  ahead: readonly ForecastDay[],
  { errors, level, floor }: Calibration,
): SeriesForecast['monthEnd'] {
  const remaining = remainingOf(reportDay, ahead);
  const days = upTo(lastOfPeriod(reportDay), ahead).length;
  const halfWidth = days === 0 ? 0 : sumHalfWidth(errors, level, days);
  return { remaining, range: around(remaining, halfWidth, floor) };
}

function around(middle: number, halfWidth: number | null, floor: number): ExpectedRange | null {
  if (halfWidth === null) return null;
  return { lower: Math.max(floor, middle - halfWidth), upper: middle + halfWidth };
}

/** Always includes the end of the month, which is needed for its sum. */
function comingDays({ reportDay, until }: ForecastInput): readonly BillingDay[] {
  const monthEnd = lastOfPeriod(reportDay);
  return daysFromTo(addDays(reportDay, 1), until > monthEnd ? until : monthEnd);
}

function upTo<T extends { readonly day: BillingDay }>(last: BillingDay, days: readonly T[]): T[] {
  return days.filter(({ day }) => day <= last);
}

function remainingOf(
  reportDay: BillingDay,
  ahead: readonly { readonly day: BillingDay; readonly cost: number }[],
): number {
  return sumOf(upTo(lastOfPeriod(reportDay), ahead).map(({ cost }) => cost));
}
