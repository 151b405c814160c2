/**
 * What a service usually costs on each weekday, and how far its days scatter about that. Medians, so
 * that an outage or a spike in the history moves neither. Scatter is a share of the weekday's own
 * cost: quiet weekends and busy weekdays are measured alike.
 */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import type { DailyCosts } from '../domain/figures/projection.ts';
import type { AnomalyDays } from './anomaly-days.ts';
import { medianCost, spreadAboutZero } from './robust-statistics.ts';

/** With fewer days of a weekday, the pooled median of all days stands in. */
const minPerWeekday = 3;
/** The least a weekday is measured by, as a share of the busiest: quiet ones are noisier. */
const quietest = 0.1;
/** Nothing is taken to be steadier than this: the first odd cent must not alarm. */
const leastSpread = 0.05;

export interface WeekdayPattern {
  /** Median cost of the day's weekday. */
  usual(day: BillingDay): number;
  /** What a deviation on that weekday is measured in: about the weekday's own cost. */
  unit(day: BillingDay): number;
  /** The day's deviation from its usual cost, in units. */
  deviation(day: BillingDay): number;
  /** Robust standard deviation of those deviations, in units. */
  readonly spread: number;
}

/** `smallestUnit` (money, above 0) is the unit of a service that mostly costs nothing. */
export function weekdayPattern(
  costs: DailyCosts,
  { trailing, weekdays }: Pick<AnomalyDays, 'trailing' | 'weekdays'>,
  smallestUnit: number,
): WeekdayPattern {
  const cost = (day: BillingDay) => costs.get(day) ?? 0;
  const weekday = (day: BillingDay) => weekdays.get(day) ?? 0;
  const medians = weekdayMedians(trailing, weekday, cost);
  const busiest = Math.max(...medians.map(Math.abs)) || smallestUnit;
  const units = medians.map((median) => Math.max(Math.abs(median), quietest * busiest));
  const usual = (day: BillingDay) => medians[weekday(day)] ?? 0;
  const unit = (day: BillingDay) => units[weekday(day)] ?? busiest;
  const deviation = (day: BillingDay) => (cost(day) - usual(day)) / unit(day);
  const spread = Math.max(leastSpread, spreadAboutZero(trailing.map(deviation)));
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
