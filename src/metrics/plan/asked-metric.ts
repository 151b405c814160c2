/** One metric of one resource, and the statistics that are asked of it. */

import type { MetricQuery, MetricStatistic } from '../../ports/metric-source.ts';
import { dimensionsOf } from '../catalogue/known-kind.ts';
import type { Figure, MetricOfKind, ResourceKind } from '../catalogue/resource-kind.ts';

/** A resource whose metrics are asked for. */
export interface MeasuredResource {
  readonly account: string;
  readonly region: string;
  readonly resourceId: string;
  readonly kind: ResourceKind;
}

export interface AskedMetric {
  readonly resource: MeasuredResource;
  readonly metric: MetricOfKind;
}

/** 'StorageType=StandardStorage', or ''. */
export function dimensionText({ dimension }: Pick<MetricOfKind, 'dimension'>): string {
  return dimension === undefined ? '' : `${dimension.name}=${dimension.value}`;
}

/** Every metric that the catalogue has of the resources. */
export function metricsOf(resources: readonly MeasuredResource[]): readonly AskedMetric[] {
  return resources.flatMap((resource) =>
    resource.kind.metrics.map((metric) => ({ resource, metric })),
  );
}

const hour = 3_600;
const day = 86_400;

/**
 * An average is the sum of the samples divided by their number: the average of hours would count an hour with
 * one sample like one with sixty.
 */
const statisticsOf: Readonly<Record<Figure, readonly MetricStatistic[]>> = {
  average: ['Sum', 'SampleCount'],
  minimum: ['Minimum'],
  maximum: ['Maximum'],
  sum: ['Sum'],
};

/** Without namespace and dimensions; hourly ones first. */
export function statisticsAsked({
  figures,
  hasP95,
  isDaily,
}: MetricOfKind): readonly Pick<MetricQuery, 'statistic' | 'periodSeconds'>[] {
  if (isDaily) return [{ statistic: 'Average', periodSeconds: day }];
  const hourly = new Set(figures.flatMap((figure) => statisticsOf[figure]));
  return [
    ...[...hourly].map((statistic) => ({ statistic, periodSeconds: hour })),
    ...(hasP95 ? [{ statistic: 'p95' as const, periodSeconds: day }] : []),
  ];
}

/** `prefix` begins each id. */
export function queriesOf({ resource, metric }: AskedMetric, prefix: string): MetricQuery[] {
  const { kind, resourceId } = resource;
  const own = dimensionsOf(kind, resourceId) ?? [];
  const dimensions = metric.dimension === undefined ? own : [...own, metric.dimension];
  return statisticsAsked(metric).map((asked) => ({
    ...asked,
    id: `${prefix}_${asked.statistic}`,
    namespace: metric.namespace ?? kind.namespace,
    metric: metric.name,
    dimensions,
  }));
}
