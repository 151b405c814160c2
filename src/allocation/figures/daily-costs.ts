/**
 * The rows of `sql/team_costs.sql` as exact sums by day and target, in the metric of the figures.
 */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { TeamMetric } from '../../domain/figures/allocation-figures.ts';
import type { Target } from '../rules/target.ts';
import { exactUnits } from './exact-cents.ts';

/** Cost of a day, target and kind of charge. */
export interface TargetCost {
  readonly day: BillingDay;
  readonly target: Target;
  /** AWS's line item type, or that of FOCUS. */
  readonly chargeType: string;
  /** Service of support, which is charged once a month; else ''. */
  readonly service: string;
  readonly unblended: number;
  readonly amortized: number;
  /** Unblended cost on lines without an invoice id. */
  readonly uninvoiced: number;
  /** Whether rows without amortized cost are in it, because the bill's export lacks columns. */
  readonly lacksAmortized: boolean;
}

/** Exact cost of each target on each day that has rows, in units of 10^-12. */
export type DailyTargetCosts = ReadonlyMap<BillingDay, ReadonlyMap<Target, bigint>>;

/** Amortized, unless a row of these days has no amortized cost: one mail has one metric. */
export function metricOf(
  rows: readonly TargetCost[],
  isCompared: (day: BillingDay) => boolean,
): TeamMetric {
  const lacks = rows.some(({ day, lacksAmortized }) => lacksAmortized && isCompared(day));
  return lacks ? 'unblended' : 'amortized';
}

/** Leaves out days on which the metric is not known. */
export function dailyTargetCosts(
  rows: readonly TargetCost[],
  metric: TeamMetric,
): DailyTargetCosts {
  const unknown = new Set<BillingDay>();
  if (metric === 'amortized') {
    for (const { day, lacksAmortized } of rows) if (lacksAmortized) unknown.add(day);
  }
  const costs = new Map<BillingDay, Map<Target, bigint>>();
  for (const row of rows) {
    if (unknown.has(row.day)) continue;
    const ofDay = costs.get(row.day) ?? new Map<Target, bigint>();
    costs.set(row.day, ofDay);
    const units = exactUnits(row[metric]);
    ofDay.set(row.target, (ofDay.get(row.target) ?? 0n) + units);
  }
  return costs;
}

/** The sum of the days, by target. */
export function sumByTarget(
  costs: DailyTargetCosts,
  days: readonly BillingDay[],
): ReadonlyMap<Target, bigint> {
  const sums = new Map<Target, bigint>();
  for (const day of days) {
    for (const [target, units] of costs.get(day) ?? []) {
      sums.set(target, (sums.get(target) ?? 0n) + units);
    }
  }
  return sums;
}
