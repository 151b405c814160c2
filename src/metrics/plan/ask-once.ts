/**
 * Joins what several days ask of the same metric: AWS charges for a metric that is requested, not for its points or its
 * days, so one request for all of them costs what a single day costs.
 */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import { type AskedMetric, dimensionText } from './asked-metric.ts';
import { chargedMetrics } from './metric-price.ts';

/** A metric, and the days for which it is asked. */
export interface AskedDays extends AskedMetric {
  /** Ascending, at least one. */
  readonly days: readonly BillingDay[];
}

/** Each metric once. */
export function askOnce(
  byDay: Iterable<readonly [BillingDay, readonly AskedMetric[]]>,
): readonly AskedDays[] {
  const found = new Map<string, AskedMetric & { readonly days: BillingDay[] }>();
  for (const [day, asked] of byDay) {
    for (const one of asked) {
      const key = keyOf(one);
      const known = found.get(key);
      if (known === undefined) found.set(key, { ...one, days: [day] });
      else known.days.push(day);
    }
  }
  return [...found.values()].map((one) => ({ ...one, days: one.days.toSorted() }));
}

/** Metrics that AWS charges for, by the newest day for which each is asked: together they are the price. */
export function chargedByDay(asked: readonly AskedDays[]): ReadonlyMap<BillingDay, number> {
  const charged = new Map<BillingDay, number>();
  for (const { metric, days } of asked) {
    const newest = days.at(-1) as BillingDay;
    charged.set(newest, (charged.get(newest) ?? 0) + chargedMetrics(metric));
  }
  return charged;
}

function keyOf({ resource: { account, region, kind, resourceId }, metric }: AskedMetric): string {
  return JSON.stringify([
    account,
    region,
    kind.kind,
    resourceId,
    metric.name,
    dimensionText(metric),
  ]);
}
