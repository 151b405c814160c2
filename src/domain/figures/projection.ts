/**
 * Comparisons and projections over a daily cost series: the usual cost of a weekday, and the month
 * end. The method is easy to explain: the mean of the same weekday in the four weeks before.
 */
import {
  addDays,
  type BillingDay,
  daysFromTo,
  lastOfPeriod,
  weekdayOf,
} from '../calendar/billing-day.ts';

/** Cost per day. An archived day that is not in the map cost nothing. */
export type DailyCosts = ReadonlyMap<BillingDay, number>;

const weeks = 4;
export const trailingDays = weeks * 7;

/** The shortest history for a forecast: four of each weekday. */
export const minForecastHistoryDays = weeks * 7;
/** How far ahead the digest and its dashboard forecast: half a year. */
export const forecastDays = 183;

/** The archived days of the same weekday in the four weeks before `day`. */
export function usualDays(day: BillingDay, archived: ReadonlySet<BillingDay>): BillingDay[] {
  return Array.from({ length: weeks }, (_, week) => addDays(day, -7 * (week + 1))).filter((past) =>
    archived.has(past),
  );
}

/** Mean cost over the given days; null without any. */
export function meanCost(costs: DailyCosts, days: readonly BillingDay[]): number | null {
  if (days.length === 0) return null;
  return days.reduce((sum, day) => sum + (costs.get(day) ?? 0), 0) / days.length;
}

/**
 * The expected cost of each day after `reportDay`: the mean of its weekday in the four weeks up to
 * the report day, or the mean of all days when no such weekday is archived. The means exclude the
 * first day of each month, because AWS books monthly charges (Tax, support, upfront fees) on it.
 */
export function weekdayMeans(
  costs: DailyCosts,
  reportDay: BillingDay,
  archived: ReadonlySet<BillingDay>,
): (day: BillingDay) => number {
  const trailing = daysFromTo(addDays(reportDay, 1 - trailingDays), reportDay).filter(
    (day) => archived.has(day) && !day.endsWith('-01'),
  );
  const overall = meanCost(costs, trailing) ?? 0;
  const means = Array.from({ length: 7 }, (_, weekday) =>
    meanCost(
      costs,
      trailing.filter((day) => weekdayOf(day) === weekday),
    ),
  );
  return (day) => means[weekdayOf(day)] ?? overall;
}

/** Cost of the days after `reportDay` until the month ends, by `weekdayMeans`. */
export function projectRemainingDays(
  costs: DailyCosts,
  reportDay: BillingDay,
  archived: ReadonlySet<BillingDay>,
): number {
  const expected = weekdayMeans(costs, reportDay, archived);
  return daysFromTo(addDays(reportDay, 1), lastOfPeriod(reportDay)).reduce(
    (sum, day) => sum + expected(day),
    0,
  );
}
