/**
 * The forecast of one daily series (an OU, or the whole organization), with ranges calibrated on its
 * own past; or the means of its weekdays, saying why, where its history carries no forecast.
 */

import { sumOf } from '../domain/arithmetic/sum-of.ts';
import {
  addDays,
  type BillingDay,
  daysFromTo,
  lastOfPeriod,
} from '../domain/calendar/billing-day.ts';
import type { ExpectedRange } from '../domain/figures/expected-range.ts';
import type { ProjectionMethod } from '../domain/figures/figures.ts';
import { weekdayMeans } from '../domain/figures/projection.ts';
import { type BacktestErrors, backtestErrors } from './backtest-errors.ts';
import { type CostHistory, type DailySeries, dailySeries } from './daily-series.ts';
import { dailyHalfWidth, sumHalfWidth } from './expected-range.ts';
import type { Forecaster } from './forecaster.ts';
import { lowestCost, pointForecast } from './point-forecast.ts';

export interface ForecastDay {
  readonly day: BillingDay;
  readonly cost: number;
  /** Range in which the cost falls with the level asked for; null where the history does not tell. */
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface SeriesForecast {
  readonly method: ProjectionMethod;
  /** Why there is no forecast, in words such as '9 days of history, a forecast needs 28'; else null. */
  readonly reason: string | null;
  /** Every day after the report day up to `until`. */
  readonly days: readonly ForecastDay[];
  readonly monthEnd: {
    /** Cost of the days after the report day until its month ends; 0 on the last day. */
    readonly remaining: number;
    /** Where `remaining` should fall; null where the history does not tell. */
    readonly range: ExpectedRange | null;
  };
}

export interface ForecastInput extends CostHistory {
  /** The last day to forecast. */
  readonly until: BillingDay;
  /** Share of costs that their range shall cover. Default 0.9. */
  readonly level?: number;
}

/** Amounts are in the series' currency. The same question always has the same answer. */
export function forecastSeries(forecaster: Forecaster, question: ForecastInput): SeriesForecast {
  const usable = dailySeries(question);
  if (usable.series === null) return withoutModel(question, usable.reason, usable.isOver);
  try {
    return withModel(forecaster, question, usable.series);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return withoutModel(question, `the model found no fit (${why})`, false);
  }
}

/** As `forecastSeries`, but never fitted, for the reason given unless the history has a better one. */
export function forecastUnfitted(question: ForecastInput, reason: string): SeriesForecast {
  const usable = dailySeries(question);
  if (usable.series !== null) return withoutModel(question, reason, false);
  return withoutModel(question, usable.reason, usable.isOver);
}

/** The means of the weekdays, or nothing for a series that is over. */
function withoutModel(question: ForecastInput, reason: string, isOver: boolean): SeriesForecast {
  const { costs, archived, reportDay } = question;
  const expected = isOver ? () => 0 : weekdayMeans(costs, reportDay, archived);
  const ahead = comingDays(question).map((day) => ({ day, cost: expected(day) }));
  return {
    method: 'weekday-means',
    reason,
    days: upTo(question.until, ahead).map((day) => ({ ...day, lower: null, upper: null })),
    monthEnd: { remaining: remainingOf(reportDay, ahead), range: null },
  };
}

function withModel(
  forecaster: Forecaster,
  question: ForecastInput,
  series: DailySeries,
): SeriesForecast {
  const { reportDay, level = 0.9 } = question;
  const coming = comingDays(question);
  const point = pointForecast(forecaster, series, coming.length);
  const errors = backtestErrors(forecaster, series);
  const reach = dailyHalfWidth(errors, level);
  const floor = lowestCost(series);
  const ahead = coming.map((day, at) => {
    const cost = point[at] as number;
    const range = around(cost, reach(at + 1), floor);
    return { day, cost, lower: range?.lower ?? null, upper: range?.upper ?? null };
  });
  return {
    method: 'forecast',
    reason: null,
    days: upTo(question.until, ahead),
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
  const reach = days === 0 ? 0 : sumHalfWidth(errors, level, days);
  return { remaining, range: around(remaining, reach, floor) };
}

function around(middle: number, reach: number | null, floor: number): ExpectedRange | null {
  if (reach === null) return null;
  return { lower: Math.max(floor, middle - reach), upper: middle + reach };
}

/** Always to the end of the month: its sum is asked for whatever `until` is. */
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
