/**
 * What GetMetricData costs. AWS counts metrics, not calls: up to five statistics of one metric in one request
 * count as one. That another period of the metric counts as well is the careful reading, so the 95th percentile,
 * which has a period of a day, is one more.
 * https://aws.amazon.com/cloudwatch/pricing/
 */
import type { MetricOfKind } from '../catalogue/resource-kind.ts';
import { statisticsAsked } from './asked-metric.ts';

/** US dollars, list price in most Regions. */
const usdPerThousand = 0.01;
const statisticsPerMetric = 5;

/** Number of metrics that AWS charges for one metric of the catalogue. */
export function chargedMetrics(metric: MetricOfKind): number {
  const counts = new Map<number, number>();
  for (const { periodSeconds } of statisticsAsked(metric)) {
    counts.set(periodSeconds, (counts.get(periodSeconds) ?? 0) + 1);
  }
  return [...counts.values()].reduce((sum, n) => sum + Math.ceil(n / statisticsPerMetric), 0);
}

/** USD. */
export function priceOfMetrics(charged: number): number {
  return (charged * usdPerThousand) / 1000;
}

/** How many charged metrics a price in USD buys: computed with whole numbers, so that none is lost to rounding. */
export function metricsForPrice(usd: number): number {
  return Math.floor((Math.round(usd * 1e6) * 1000) / (usdPerThousand * 1e6));
}
