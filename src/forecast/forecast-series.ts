/**
 * The forecast of one daily series (an OU, or the whole organization), with ranges from its backtest. With too
 * little history the costs to come are unknown, and the reason is given.
 */
import { sumOf } from '../domain/arithmetic/sum-of.ts';
import {
  addDays,
  type BillingDay,
  daysFromTo,
  lastOfPeriod,
  weekdayOf,
} from '../domain/calendar/billing-day.ts';
import { type ExpectedRange, rangeLevel } from '../domain/figures/expected-range.ts';
import type { RemainingCost } from '../domain/figures/month-end.ts';
import type { ProjectionNote } from '../domain/figures/projection-note.ts';
import { backtestErrors } from './backtest-errors.ts';
import { dailyHalfWidth, sumHalfWidth } from './expected-range.ts';
import { type CostHistory, type LearnedSeries, learnSeries } from './learned-series.ts';
import { expectedCosts, levelIfUnusualStays, type WeekdayLevels } from './weekday-levels.ts';

export interface ForecastDay {
  readonly day: BillingDay;
  readonly cost: number;
  /** Range of the cost at the given level; null when there is not enough history. */
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface SeriesForecast {
  /** Every day after the report day up to `until`; empty when they are unknown. */
  readonly days: readonly ForecastDay[];
  readonly monthEnd: RemainingCost;
}

export interface ForecastInput extends CostHistory {
  /** The last day to forecast. */
  readonly until: BillingDay;
  /** Monthly charges of this month that are expected and not billed yet. Default 0. */
  readonly outstanding?: number;
  /** Monthly charges of each coming month, expected on its first day. Default 0. */
  readonly monthly?: number;
  /** Share of costs that should be within their range. Default `rangeLevel`. */
  readonly level?: number;
}

/** Fewer days of history say nothing about the days to come. */
export const minHistoryDays = 3;
/** A level is new for a week, and two weeks of history may be of unusual weeks. */
const newLevelDays = 7;
const shortHistoryDays = 14;
/** More missing days of the last four weeks are said. */
const maxMissingDays = 3;
const weeksAsked = 28;

/** Amounts are in the series' currency. The same input always gives the same result. */
export function forecastSeries(input: ForecastInput): SeriesForecast {
  const { reportDay, outstanding = 0 } = input;
  const coming = comingDays(input);
  const series = learnSeries(input);
  const state = series.states.at(-1);
  if (state === undefined) return withoutCost(input, coming);
  const isMonthOver = reportDay === lastOfPeriod(reportDay);
  if (series.knownDays < minHistoryDays) {
    const note = { kind: 'short-history', days: series.knownDays } as const;
    const monthEnd = { remaining: isMonthOver ? outstanding : null, range: null, note };
    return { days: [], monthEnd };
  }
  const ahead = forecastDays(input, series, state, coming);
  return { days: upTo(input.until, ahead), monthEnd: monthEndOf(input, series, state, ahead) };
}

/** A series that never had a cost has none to come, but for its outstanding charges. */
function withoutCost(
  { reportDay, until, outstanding = 0 }: ForecastInput,
  coming: readonly BillingDay[],
): SeriesForecast {
  const last = lastOfPeriod(reportDay);
  const days = upTo(
    until,
    coming.map((day) => ({ day, cost: day === last ? outstanding : 0, lower: null, upper: null })),
  );
  return { days, monthEnd: { remaining: outstanding, range: null, note: null } };
}

function forecastDays(
  { reportDay, outstanding = 0, monthly = 0, level = rangeLevel }: ForecastInput,
  series: LearnedSeries,
  state: WeekdayLevels,
  coming: readonly BillingDay[],
): ForecastDay[] {
  const expected = expectedAhead(state, series, reportDay, coming.length);
  const halfWidth = dailyHalfWidth(backtestErrors(series), level);
  const floor = lowestCost(series);
  const last = lastOfPeriod(reportDay);
  return coming.map((day, at) => {
    const charge = (day === last ? outstanding : 0) + (day.endsWith('-01') ? monthly : 0);
    const cost = (expected[at] as number) + charge;
    const range = around(cost, halfWidth(at + 1), floor);
    return { day, cost, lower: range?.lower ?? null, upper: range?.upper ?? null };
  });
}

/** Never below the lowest possible cost. */
function expectedAhead(
  state: WeekdayLevels,
  series: LearnedSeries,
  reportDay: BillingDay,
  count: number,
): readonly number[] {
  const floor = lowestCost(series);
  const weekday = weekdayOf(addDays(reportDay, 1));
  return expectedCosts(state, weekday, count).map((cost) => Math.max(floor, cost));
}

/** Lower limit of a forecast: zero, unless credits made a day's cost negative before. */
function lowestCost({ values }: LearnedSeries): number {
  return values.some((value) => value !== null && value < 0) ? Number.NEGATIVE_INFINITY : 0;
}

function monthEndOf(
  input: ForecastInput,
  series: LearnedSeries,
  state: WeekdayLevels,
  ahead: readonly ForecastDay[],
): RemainingCost {
  const { reportDay, level = rangeLevel, outstanding = 0 } = input;
  const days = upTo(lastOfPeriod(reportDay), ahead);
  const remaining = days.length === 0 ? outstanding : sumOf(days.map(({ cost }) => cost));
  const note = noteOf(input, series, state);
  if (days.length === 0) return { remaining, range: around(remaining, 0, remaining), note: null };
  const halfWidth = sumHalfWidth(backtestErrors(series), level, days.length);
  const range = around(remaining, halfWidth, lowestCost(series));
  const other = levelIfUnusualStays(state);
  const expected = expectedAhead(state, series, reportDay, days.length);
  const ifOther =
    other === null
      ? remaining
      : remaining + sumOf(expectedAhead(other, series, reportDay, days.length)) - sumOf(expected);
  return { remaining, range: including(range, ifOther), note };
}

function noteOf(
  { reportDay, archived }: ForecastInput,
  { knownDays }: LearnedSeries,
  { before, unusualDays }: WeekdayLevels,
): ProjectionNote | null {
  if (knownDays < shortHistoryDays) return { kind: 'short-history', days: knownDays };
  if (unusualDays !== 0) {
    return { kind: 'new-level', since: addDays(reportDay, 1 - Math.abs(unusualDays)) };
  }
  if (before !== null && before.daysAgo <= newLevelDays) {
    return { kind: 'new-level', since: addDays(reportDay, -before.daysAgo - 1) };
  }
  const asked = daysFromTo(addDays(reportDay, 1 - Math.min(weeksAsked, knownDays)), reportDay);
  const missing = asked.filter((day) => !archived.has(day)).length;
  return missing > maxMissingDays ? { kind: 'missing-days', days: missing } : null;
}

function around(middle: number, halfWidth: number | null, floor: number): ExpectedRange | null {
  if (halfWidth === null) return null;
  return { lower: Math.max(floor, middle - halfWidth), upper: middle + halfWidth };
}

/** A range that includes an amount. */
export function including(range: ExpectedRange | null, amount: number): ExpectedRange | null {
  if (range === null) return null;
  return { lower: Math.min(range.lower, amount), upper: Math.max(range.upper, amount) };
}

/** Always includes the end of the month, which is needed for its sum. */
function comingDays({ reportDay, until }: ForecastInput): readonly BillingDay[] {
  const monthEnd = lastOfPeriod(reportDay);
  return daysFromTo(addDays(reportDay, 1), until > monthEnd ? until : monthEnd);
}

function upTo<T extends { readonly day: BillingDay }>(last: BillingDay, days: readonly T[]): T[] {
  return days.filter(({ day }) => day <= last);
}
