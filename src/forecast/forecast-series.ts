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
import { type BacktestErrors, backtestErrors } from './backtest-errors.ts';
import { dailyHalfWidth, sumHalfWidth } from './expected-range.ts';
import { type CostHistory, type LearnedSeries, learnSeries } from './learned-series.ts';
import { expectedDays, ifUnusualStays, type SeriesLevels, unusualDays } from './series-levels.ts';

export interface ForecastDay {
  readonly day: BillingDay;
  readonly cost: number;
  /** The same if the unusual costs of the last days are a new level; null if the last day was usual. */
  readonly ifStays: number | null;
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
    const monthEnd = {
      remaining: isMonthOver ? outstanding : null,
      ifStays: null,
      range: null,
      note,
    };
    return { days: [], monthEnd };
  }
  const learned = { series, state, errors: backtestErrors(series) };
  const ahead = forecastDays(input, learned, coming);
  return { days: upTo(input.until, ahead), monthEnd: monthEndOf(input, learned, ahead) };
}

/** A series with what was learned on its last day, and the errors of what was expected before. */
interface Learned {
  readonly series: LearnedSeries;
  readonly state: SeriesLevels;
  readonly errors: BacktestErrors;
}

/** A series that never had a cost has none to come, but for its outstanding charges. */
function withoutCost(
  { reportDay, until, outstanding = 0 }: ForecastInput,
  coming: readonly BillingDay[],
): SeriesForecast {
  const last = lastOfPeriod(reportDay);
  const days = upTo(
    until,
    coming.map((day) => {
      const cost = day === last ? outstanding : 0;
      return { day, cost, ifStays: null, lower: null, upper: null };
    }),
  );
  return { days, monthEnd: { remaining: outstanding, ifStays: null, range: null, note: null } };
}

function forecastDays(
  { reportDay, outstanding = 0, monthly = 0, level = rangeLevel }: ForecastInput,
  { state, errors }: Learned,
  coming: readonly BillingDay[],
): ForecastDay[] {
  const expected = expectedAfter(state, reportDay, coming.length);
  const stays = ifUnusualStays(state);
  const stayed = stays === null ? null : expectedAfter(stays, reportDay, coming.length);
  const halfWidth = dailyHalfWidth(errors, level);
  const last = lastOfPeriod(reportDay);
  return coming.map((day, at) => {
    const charge = (day === last ? outstanding : 0) + (day.endsWith('-01') ? monthly : 0);
    const cost = (expected[at] as number) + charge;
    const range = around(cost, halfWidth(at + 1), state.levels.lowest);
    const ifStays = stayed === null ? null : (stayed[at] as number) + charge;
    return { day, cost, ifStays, lower: range?.lower ?? null, upper: range?.upper ?? null };
  });
}

function expectedAfter(state: SeriesLevels, day: BillingDay, count: number): readonly number[] {
  return expectedDays(state, weekdayOf(addDays(day, 1)), count);
}

function monthEndOf(
  input: ForecastInput,
  { series, state, errors }: Learned,
  ahead: readonly ForecastDay[],
): RemainingCost {
  const { reportDay, level = rangeLevel, outstanding = 0 } = input;
  const rest = upTo(lastOfPeriod(reportDay), ahead);
  if (rest.length === 0) {
    const range = around(outstanding, 0, outstanding);
    return { remaining: outstanding, ifStays: null, range, note: null };
  }
  const remaining = sumOf(rest.map(({ cost }) => cost));
  const range = around(remaining, sumHalfWidth(errors, level, rest.length), state.levels.lowest);
  const note = noteOf(input, series, state);
  const ifStays = sumIfStays(rest);
  return { remaining, ifStays, range: ifStays === null ? range : including(range, ifStays), note };
}

/** The sum of the days if the unusual costs of the last days stay; null if the last day was usual. */
export function sumIfStays(days: readonly Pick<ForecastDay, 'ifStays'>[]): number | null {
  const costs = days.map(({ ifStays }) => ifStays).filter((cost) => cost !== null);
  return costs.length === 0 ? null : sumOf(costs);
}

function noteOf(
  { reportDay, archived }: ForecastInput,
  { knownDays }: LearnedSeries,
  state: SeriesLevels,
): ProjectionNote | null {
  if (knownDays < shortHistoryDays) return { kind: 'short-history', days: knownDays };
  const unusual = Math.abs(unusualDays(state));
  if (unusual > 0) return { kind: 'new-level', since: addDays(reportDay, 1 - unusual) };
  if (state.isIrregular) return { kind: 'irregular' };
  const { before } = state.levels;
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
