/** Divides the queries of a refused request, to find which of them AWS refuses. */
import type { MetricQuery } from '../../../ports/metric-source.ts';

/** Two halves, with all statistics of a metric in one; none where there is only one metric. */
export function halvesByMetric(
  queries: readonly MetricQuery[],
): readonly (readonly MetricQuery[])[] {
  const byMetric = new Map<string, MetricQuery[]>();
  for (const query of queries) {
    const key = JSON.stringify([query.namespace, query.metric, query.dimensions]);
    byMetric.set(key, [...(byMetric.get(key) ?? []), query]);
  }
  if (byMetric.size < 2) return [];
  const metrics = [...byMetric.values()];
  const middle = Math.ceil(metrics.length / 2);
  return [metrics.slice(0, middle).flat(), metrics.slice(middle).flat()];
}
