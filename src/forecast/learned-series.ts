/**
 * The history of one series, and what had been learned from it on each of its days. A day that is not archived
 * is unknown, never zero.
 */
import {
  type BillingDay,
  daysFromTo,
  firstOfPeriod,
  parseBillingDay,
  partsOf,
  weekdayOf,
} from '../domain/calendar/billing-day.ts';
import type { DailyCosts } from '../domain/figures/projection.ts';
import { learnDay, noLevels, type SeriesLevels } from './series-levels.ts';

/** Months of history before the report day's month; older days are ignored. */
const monthsOfHistory = 5;

/** The known costs of one series on a report day. */
export interface CostHistory {
  readonly costs: DailyCosts;
  /** Archived days. An archived day without cost cost nothing. */
  readonly archived: ReadonlySet<BillingDay>;
  readonly reportDay: BillingDay;
}

export interface LearnedSeries {
  /** Consecutive days from the first cost to the report day; empty without any cost. */
  readonly days: readonly BillingDay[];
  /** Cost of each day; null for a day that is not archived. */
  readonly values: readonly (number | null)[];
  /** What was known at the end of each day. */
  readonly states: readonly SeriesLevels[];
  /** Number of archived days since the first cost. */
  readonly knownDays: number;
}

/**
 * Starts at the first of a month, so that all report days of a month learn from the same days, and then at
 * the first cost, because earlier days are not history of this series.
 */
export function learnSeries({ costs, archived, reportDay }: CostHistory): LearnedSeries {
  const window = daysFromTo(firstDayOfHistory(reportDay), reportDay);
  const costOf = (day: BillingDay) => (archived.has(day) ? (costs.get(day) ?? 0) : null);
  const start = window.findIndex((day) => (costOf(day) ?? 0) !== 0);
  const days = start < 0 ? [] : window.slice(start);
  const values = days.map(costOf);
  let state = noLevels;
  const states = days.map((day, at) => {
    state = learnDay(state, weekdayOf(day), values[at] as number | null, day.endsWith('-01'));
    return state;
  });
  return { days, values, states, knownDays: values.filter((cost) => cost !== null).length };
}

/** The first of the month, `monthsOfHistory` before the report day's. */
export function firstDayOfHistory(reportDay: BillingDay): BillingDay {
  const { year, month } = partsOf(firstOfPeriod(reportDay));
  const months = year * 12 + month - 1 - monthsOfHistory;
  const text = `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`;
  return parseBillingDay(text);
}
