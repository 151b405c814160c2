/** The ways to project the rest of a month that the backtest compares: ours, and what others do. */
import {
  addDays,
  type BillingDay,
  daysBetween,
  firstOfPeriod,
  lastOfPeriod,
} from '../../../src/domain/calendar/billing-day.ts';
import type { ExpectedRange } from '../../../src/domain/figures/expected-range.ts';
import { forecastSeries } from '../../../src/forecast/forecast-series.ts';
import type { Forecaster } from './mstl/forecaster.ts';
import { pointForecast } from './mstl/point-forecast.ts';

export interface Known {
  /** Days up to the report day, and their costs that recur. */
  readonly days: readonly BillingDay[];
  readonly values: readonly number[];
  /** The same with one-offs, which other ways cannot tell apart. */
  readonly all: readonly number[];
}

export interface Projected {
  readonly remaining: number | null;
  /** The same if an unusual cost stays; null where it is not unusual, or the way does not ask. */
  readonly ifStays: number | null;
  readonly range: ExpectedRange | null;
}

const historyOfMstl = 182;

export type Way = (known: Known) => Projected;

export function waysWith(forecaster: Forecaster): Readonly<Record<string, Way>> {
  return {
    ours,
    'previous version': (known) => point(mstl(forecaster, known)),
    'seasonal naive': (known) => point(repeated(known, [1])),
    'weekday mean': (known) => point(repeated(known, [1, 2, 3, 4])),
    'linear run rate': (known) => point(runRate(known)),
  };
}

export function ours({ days, values }: Known): Projected {
  const reportDay = days.at(-1) as BillingDay;
  const costs = new Map(days.map((day, at) => [day, values[at] ?? 0]));
  const until = lastOfPeriod(reportDay);
  return forecastSeries({ costs, archived: new Set(days), reportDay, until }).monthEnd;
}

const point = (remaining: number): Projected => ({
  remaining,
  ifStays: null,
  range: null,
});

export function daysLeft(day: BillingDay): number {
  return daysBetween(day, lastOfPeriod(day));
}

function mstl(forecaster: Forecaster, { days, all }: Known): number {
  const series = { days: days.slice(-historyOfMstl), values: all.slice(-historyOfMstl) };
  const rest = daysLeft(days.at(-1) as BillingDay);
  return sum(pointForecast(forecaster, series, rest));
}

/** The mean of the same weekday in these past weeks. */
function repeated({ days, all }: Known, weeks: readonly number[]): number {
  const rest = daysLeft(days.at(-1) as BillingDay);
  const costs = Array.from({ length: rest }, (_, at) => {
    const same = weeks.map((ago) => all[all.length - 7 * ago + (at % 7)] ?? 0);
    return sum(same) / weeks.length;
  });
  return sum(costs);
}

/** The month so far, continued evenly. */
function runRate({ days, all }: Known): number {
  const today = days.at(-1) as BillingDay;
  const passed = daysBetween(addDays(firstOfPeriod(today), -1), today);
  return (sum(all.slice(-passed)) / passed) * daysLeft(today);
}

export function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
