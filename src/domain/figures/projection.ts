/**
 * Comparisons over a daily cost series: the usual cost of a weekday is the mean of the same weekday in the
 * four weeks before.
 */
import { addDays, type BillingDay } from '../calendar/billing-day.ts';

/** Cost per day. An archived day that is not in the map cost nothing. */
export type DailyCosts = ReadonlyMap<BillingDay, number>;

const weeks = 4;
export const trailingDays = weeks * 7;

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
