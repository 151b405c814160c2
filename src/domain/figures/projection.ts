/**
 * Comparisons and projections over a daily cost series: what is usual for a weekday, and where the
 * month is heading. Plain and explainable: the mean of the same weekday in the four weeks before.
 */
import {
  addDays,
  type BillingDay,
  daysFromTo,
  lastOfPeriod,
  weekdayOf,
} from '../calendar/billing-day.ts';

/** Cost per day. A day that is archived but absent here cost nothing. */
export type DailyCosts = ReadonlyMap<BillingDay, number>;

const weeks = 4;
export const trailingDays = weeks * 7;

/** The shortest history a forecast is made from: four of each weekday. */
export const minForecastHistoryDays = weeks * 7;
/** How far ahead the digest and its dashboard forecast: half a year. */
export const forecastDays = 183;

/** The days of the same weekday in the four weeks before `day` that the archive holds. */
export function usualDays(day: BillingDay, archived: ReadonlySet<BillingDay>): BillingDay[] {
  return Array.from({ length: weeks }, (_, week) => addDays(day, -7 * (week + 1))).filter((past) =>
    archived.has(past),
  );
}

/** Mean cost over the days given; null without any. */
export function meanCost(costs: DailyCosts, days: readonly BillingDay[]): number | null {
  if (days.length === 0) return null;
  return days.reduce((sum, day) => sum + (costs.get(day) ?? 0), 0) / days.length;
}

/**
 * What each day after `reportDay` is expected to cost: what its weekday cost on average in the four
 * weeks up to the report day, or, where no such weekday is archived, what a day cost on average.
 * Firsts of a month are left out of the averages: month-long charges (Tax, support, upfront fees)
 * are booked on them and must not be spread over coming days.
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
