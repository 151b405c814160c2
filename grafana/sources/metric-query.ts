/** Queries of CloudWatch's metrics, for the system that a reader chose. */
import {
  MetricEditorMode,
  MetricQueryType,
  MetricsQueryBuilder,
  QueryMode,
} from '@grafana/grafana-foundation-sdk/cloudwatch';
import {
  type MetricName,
  metricDimensions,
  metricNamespace,
} from '../../src/observability/telemetry.ts';
import { systemVariable } from '../names/variable-names.ts';
import { dataSources, refTo } from './data-sources.ts';
import type { QueryModel } from './warehouse.ts';

const system = `\${${systemVariable}}`;
const oneDay = String(24 * 3600);

/** A metric that the functions write, once a day. `label`: how the panel names it. */
export function ownMetric(
  name: MetricName,
  service: string,
  statistic = 'Maximum',
  label = service,
): QueryModel {
  return metricQuery({
    namespace: metricNamespace,
    name,
    dimensions: metricDimensions(service, system),
    statistic,
    label,
  });
}

/** A metric that Lambda writes about a function. */
export function lambdaMetric(name: string, service: string, statistic: string): QueryModel {
  return metricQuery({
    namespace: 'AWS/Lambda',
    name,
    dimensions: { FunctionName: `${system}-${service}` },
    statistic,
    label: service,
  });
}

interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: string;
  readonly label: string;
}

/** Ids are unique within a panel, because each of its queries has another label. */
function metricQuery({ namespace, name, dimensions, statistic, label }: Metric): QueryModel {
  const query = new MetricsQueryBuilder()
    .refId(label)
    .id(label.replaceAll('-', '_'))
    .datasource(refTo(dataSources.cloudWatch))
    .queryMode(QueryMode.Metrics)
    .metricQueryType(MetricQueryType.Search)
    .metricEditorMode(MetricEditorMode.Builder)
    .region('default')
    .namespace(namespace)
    .metricName(name)
    .dimensions({ ...dimensions })
    .matchExact(true)
    .statistic(statistic)
    .period(oneDay)
    .label(label);
  return { ...query.build() };
}
