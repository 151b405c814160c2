/**
 * The usual cost of a service on each weekday, and the spread of its days around it. Both use medians,
 * so that an outage or a spike in the history does not change them. The spread is relative to the cost
 * of the weekday, so that weekends and working days can be compared.
 */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import type { DailyCosts } from '../domain/figures/projection.ts';
import type { AnomalyDays } from './anomaly-days.ts';
import { medianCost, spreadAboutZero } from './robust-statistics.ts';

/** With fewer days of a weekday, the median of all days is used instead. */
const minPerWeekday = 3;
/** Minimum unit of a weekday, as a share of the busiest one: quiet weekdays are noisier. */
const minUnitShare = 0.1;
/** Minimum spread, so that a constant series does not report every cent. */
const minSpread = 0.05;

export interface WeekdayPattern {
  /** Median cost of the day's weekday. */
  usual(day: BillingDay): number;
  /** The unit of deviations on that weekday: about the weekday's own cost. */
  unit(day: BillingDay): number;
  /** The day's deviation from its usual cost, in units. */
  deviation(day: BillingDay): number;
  /** Robust standard deviation of those deviations, in units. */
  readonly spread: number;
}

/** `smallestUnit` (an amount above 0): the unit of a service that mostly costs nothing. */
export function weekdayPattern(
  costs: DailyCosts,
  { trailing, weekdays }: Pick<AnomalyDays, 'trailing' | 'weekdays'>,
  smallestUnit: number,
): WeekdayPattern {
  const cost = (day: BillingDay) => costs.get(day) ?? 0;
  const weekday = (day: BillingDay) => weekdays.get(day) ?? 0;
  const medians = weekdayMedians(trailing, weekday, cost);
  const busiest = Math.max(...medians.map(Math.abs)) || smallestUnit;
  const units = medians.map((median) => Math.max(Math.abs(median), minUnitShare * busiest));
  const usual = (day: BillingDay) => medians[weekday(day)] ?? 0;
  const unit = (day: BillingDay) => units[weekday(day)] ?? busiest;
  const deviation = (day: BillingDay) => (cost(day) - usual(day)) / unit(day);
  const spread = Math.max(minSpread, spreadAboutZero(trailing.map(deviation)));
  return { usual, unit, deviation, spread };
}

function weekdayMedians(
  days: readonly BillingDay[],
  weekday: (day: BillingDay) => number,
  cost: (day: BillingDay) => number,
): readonly number[] {
  const byWeekday: number[][] = Array.from({ length: 7 }, () => []);
  for (const day of days) byWeekday[weekday(day)]?.push(cost(day));
  const pooled = medianCost(days.map(cost));
  return byWeekday.map((own) => (own.length < minPerWeekday ? pooled : medianCost(own)));
}
