/** Compares one forecast of the past with the actual costs, next to seasonal naive and weekday means. */
import {
  addDays,
  type BillingDay,
  daysBetween,
  lastOfPeriod,
} from '../../../src/domain/calendar/billing-day.ts';
import type { ExpectedRange } from '../../../src/domain/figures/expected-range.ts';
import { weekdayMeans } from '../../../src/domain/figures/projection.ts';
import { type CostHistory, historyDays } from '../../../src/forecast/daily-series.ts';
import { forecastSeries } from '../../../src/forecast/forecast-series.ts';
import type { Forecaster } from '../../../src/forecast/forecaster.ts';
import type { Series } from './backtest-series.ts';

/** Scaled errors of three ways to forecast. Below 1: better than seasonal naive in sample. */
export interface Mase {
  readonly forecast: number;
  readonly seasonalNaive: number;
  readonly weekdayMeans: number;
}

export interface Origin {
  readonly forecaster: Forecaster;
  readonly series: Series;
  /** Days of history. */
  readonly at: number;
}

/** Errors of daily costs and of the month's end are scaled; see `naiveError`. */
export interface OriginScore {
  readonly reason: string | null;
  readonly milliseconds: number;
  readonly days: readonly Mase[];
  readonly inRange: readonly boolean[];
  readonly monthEnd: Mase | null;
  readonly monthEndInRange: boolean | null;
}

type Ways = { readonly [K in keyof Mase]: readonly number[] };

const week = 7;
export const daysAhead = 30;

/** Forecasts from the first `at` days of the series, as if the last of them were yesterday. */
export function scoreOrigin({ forecaster, series, at }: Origin): OriginScore {
  const days = series.days.slice(0, at);
  const actual = series.values.slice(at, at + daysAhead);
  const reportDay = days[at - 1] as BillingDay;
  const costs = new Map(days.map((day, index) => [day, series.values[index] ?? 0]));
  const history = { costs, archived: new Set(days), reportDay };
  const started = performance.now();
  const until = addDays(reportDay, actual.length);
  const made = forecastSeries(forecaster, { ...history, until });
  const milliseconds = performance.now() - started;
  const known = series.values.slice(Math.max(0, at - historyDays), at);
  const ways = { forecast: made.days.map(({ cost }) => cost), ...simpleWays(history, known) };
  const usual = naiveError(known, 1);
  return {
    reason: made.reason,
    milliseconds,
    days: actual.map((cost, ahead) =>
      errorsOf(ways, (way) => Math.abs((way[ahead] ?? 0) - cost) / usual),
    ),
    inRange: made.days.flatMap(({ lower, upper }, ahead) =>
      lower === null || upper === null ? [] : [isBetween(actual[ahead] ?? 0, lower, upper)],
    ),
    ...monthEndScore({ reportDay, actual, known, ways, range: made.monthEnd.range }),
  };
}

/** The last week repeated, and the digest's own weekday means. */
function simpleWays(history: CostHistory, known: readonly number[]): Omit<Ways, 'forecast'> {
  const { costs, archived, reportDay } = history;
  const means = weekdayMeans(costs, reportDay, archived);
  const ahead = Array.from({ length: daysAhead }, (_, at) => at);
  return {
    seasonalNaive: ahead.map((at) => known[known.length - week + (at % week)] ?? 0),
    weekdayMeans: ahead.map((at) => means(addDays(reportDay, at + 1))),
  };
}

interface MonthEnd {
  readonly reportDay: BillingDay;
  readonly actual: readonly number[];
  readonly known: readonly number[];
  readonly ways: Ways;
  readonly range: ExpectedRange | null;
}

/** Empty on a month's last day, or if the series ends before the month. */
function monthEndScore({ reportDay, actual, known, ways, range }: MonthEnd) {
  const rest = daysBetween(reportDay, lastOfPeriod(reportDay));
  if (rest === 0 || rest > actual.length) return { monthEnd: null, monthEndInRange: null };
  const cost = sumUpTo(actual, rest);
  const usual = naiveError(known, rest);
  return {
    monthEnd: errorsOf(ways, (way) => Math.abs(sumUpTo(way, rest) - cost) / usual),
    monthEndInRange: range === null ? null : isBetween(cost, range.lower, range.upper),
  };
}

function errorsOf(ways: Ways, errorOf: (way: readonly number[]) => number): Mase {
  return {
    forecast: errorOf(ways.forecast),
    seasonalNaive: errorOf(ways.seasonalNaive),
    weekdayMeans: errorOf(ways.weekdayMeans),
  };
}

/** Mean absolute error of repeating the last week within the history, for sums of `length` days. */
function naiveError(known: readonly number[], length: number): number {
  const errors: number[] = [];
  for (let at = week; at + length <= known.length; at++) {
    const error = known
      .slice(at, at + length)
      .reduce((sum, cost, ahead) => sum + cost - (known[at - week + (ahead % week)] ?? 0), 0);
    errors.push(Math.abs(error));
  }
  return meanOf(errors);
}

function isBetween(value: number, lower: number, upper: number): boolean {
  return value >= lower && value <= upper;
}

function sumUpTo(values: readonly number[], count: number): number {
  return values.slice(0, count).reduce((sum, value) => sum + value, 0);
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
