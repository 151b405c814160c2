/**
 * The history for a forecast: one value per day up to the report day, or the reason, as text, why a
 * forecast is not possible. A day that is not archived is unknown, never zero.
 */
import {
  addDays,
  type BillingDay,
  daysFromTo,
} from '../../../../src/domain/calendar/billing-day.ts';
import type { DailyCosts } from '../../../../src/domain/figures/projection.ts';
import { usualLevels } from './usual-level.ts';

/** The shortest history for a forecast: four of each weekday. */
const minForecastHistoryDays = 28;
/** Number of days of history; older days are ignored. Half a year has six firsts of a month. */
export const historyDays = 182;
const quietDays = 14;
const maxGapShare = 0.1;
const maxZeroShare = 0.4;

export interface DailySeries {
  /** Consecutive days, the last one the report day. */
  readonly days: readonly BillingDay[];
  /** Cost of each day; for a day that is not archived, the usual cost of its weekday around it. */
  readonly values: readonly number[];
}

/** The known costs of one series on a report day. */
export interface CostHistory {
  readonly costs: DailyCosts;
  /** Archived days. An archived day without cost cost nothing. */
  readonly archived: ReadonlySet<BillingDay>;
  readonly reportDay: BillingDay;
}

/** A series to fit, or why there is none; `isOver`: no cost for two weeks. */
export type Usability =
  | { readonly series: DailySeries }
  | { readonly series: null; readonly reason: string; readonly isOver: boolean };

/** The series starts with the first day of cost, because earlier days are not history of this OU. */
export function dailySeries({ costs, archived, reportDay }: CostHistory): Usability {
  const window = daysFromTo(addDays(reportDay, 1 - historyDays), reportDay);
  const costOf = (day: BillingDay) => (archived.has(day) ? (costs.get(day) ?? 0) : null);
  const start = window.findIndex((day) => (costOf(day) ?? 0) !== 0);
  const days = start < 0 ? [] : window.slice(start);
  const known = days.map(costOf);
  const archivedCosts = known.filter((cost) => cost !== null);
  const recent = archivedCosts.slice(-quietDays);
  const isQuiet = archivedCosts.length === 0 || recent.length === quietDays;
  if (isQuiet && recent.every((cost) => cost === 0)) {
    return { series: null, reason: `no cost in the last ${quietDays} days`, isOver: true };
  }
  const reason = problemWith(days.length, archivedCosts);
  if (reason !== null) return { series: null, reason, isOver: false };
  const levels = usualLevels(days, known);
  return { series: { days, values: known.map((cost, at) => cost ?? levels[at] ?? 0) } };
}

function problemWith(length: number, costs: readonly number[]): string | null {
  if (length < minForecastHistoryDays) {
    return `${length} ${length === 1 ? 'day' : 'days'} of history, a forecast needs ${minForecastHistoryDays}`;
  }
  const missing = length - costs.length;
  if (missing > maxGapShare * length) {
    return `${missing} of the last ${length} days are not archived`;
  }
  const spent = costs.filter((cost) => cost !== 0).length;
  if (costs.length - spent > maxZeroShare * costs.length) {
    return `cost on only ${spent} of the last ${costs.length} days`;
  }
  return null;
}
