/**
 * The history a forecast is made from: one value a day up to the report day, or, in words, why that
 * history carries none. A day that is not archived is unknown, never zero.
 */
import { addDays, type BillingDay, daysFromTo } from '../domain/calendar/billing-day.ts';
import { type DailyCosts, minForecastHistoryDays } from '../domain/figures/projection.ts';
import { usualLevels } from './usual-level.ts';

/** How far back a forecast looks; older days are ignored. Half a year shows six firsts of a month. */
export const historyDays = 182;
const quietDays = 14;
const largestGapShare = 0.1;
const largestZeroShare = 0.4;

export interface DailySeries {
  /** Consecutive days, the last one the report day. */
  readonly days: readonly BillingDay[];
  /** Cost of each; of a day that is not archived, what its weekday usually costs around it. */
  readonly values: readonly number[];
}

/** What is known of one series of costs on a report day. */
export interface CostHistory {
  readonly costs: DailyCosts;
  /** Days the archive holds. A day that is archived but without cost cost nothing. */
  readonly archived: ReadonlySet<BillingDay>;
  readonly reportDay: BillingDay;
}

/** A series to fit, or why there is none; `isOver`: nothing was spent for two weeks. */
export type Usability =
  | { readonly series: DailySeries }
  | { readonly series: null; readonly reason: string; readonly isOver: boolean };

/** Starts with the first day of cost: what came before it is no history of this OU. */
export function dailySeries({ costs, archived, reportDay }: CostHistory): Usability {
  const window = daysFromTo(addDays(reportDay, 1 - historyDays), reportDay);
  const costOf = (day: BillingDay) => (archived.has(day) ? (costs.get(day) ?? 0) : null);
  const start = window.findIndex((day) => (costOf(day) ?? 0) !== 0);
  const days = start < 0 ? [] : window.slice(start);
  const known = days.map(costOf);
  const held = known.filter((cost) => cost !== null);
  const recent = held.slice(-quietDays);
  if (recent.every((cost) => cost === 0) && (held.length === 0 || recent.length === quietDays)) {
    return { series: null, reason: `no cost in the last ${quietDays} days`, isOver: true };
  }
  const reason = problemWith(days.length, held);
  if (reason !== null) return { series: null, reason, isOver: false };
  const levels = usualLevels(days, known);
  return { series: { days, values: known.map((cost, at) => cost ?? levels[at] ?? 0) } };
}

function problemWith(length: number, held: readonly number[]): string | null {
  if (length < minForecastHistoryDays) {
    return `${length} ${length === 1 ? 'day' : 'days'} of history, a forecast needs ${minForecastHistoryDays}`;
  }
  const missing = length - held.length;
  if (missing > largestGapShare * length) {
    return `${missing} of the last ${length} days are not archived`;
  }
  const spent = held.filter((cost) => cost !== 0).length;
  if (held.length - spent > largestZeroShare * held.length) {
    return `cost on only ${spent} of the last ${held.length} days`;
  }
  return null;
}
