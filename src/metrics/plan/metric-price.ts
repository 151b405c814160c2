/**
 * What GetMetricData costs. AWS charges 0.01 USD for 1,000 metrics requested: not for calls, points or days. Up to five
 * statistics of one metric in one request count as one. That another period of the metric counts as well is the
 * careful reading, so the 95th percentile, which has a period of a day, is one more.
 * https://aws.amazon.com/cloudwatch/pricing/, "Metrics" and "APIs"
 */
import type { MetricOfKind } from '../catalogue/resource-kind.ts';
import { statisticsAsked } from './asked-metric.ts';

/** For one US dollar, at the list price of most Regions: 0.01 USD for 1,000. */
const metricsPerUsd = 100_000;
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
  return charged / metricsPerUsd;
}

/** How many charged metrics a price in USD buys. Prices are rounded to a millionth, so that none is lost. */
export function metricsForPrice(usd: number): number {
  return Math.floor((Math.round(usd * 1e6) * metricsPerUsd) / 1e6);
}
