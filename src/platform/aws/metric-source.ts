/** Opens CloudWatch as a source of metrics, in every Region; connects to nothing yet. */
import type { MetricSource } from '../../ports/metric-source.ts';
import { type AwsTimings, defaultTimings } from './client/aws-clients.ts';
import { CloudWatchSource } from './cloudwatch/cloudwatch-source.ts';

/** Metrics that are not there yet may be in some seconds. */
const pace = { firstMilliseconds: 1_000, maxMilliseconds: 8_000 };

export function openMetricSource(timings: Partial<AwsTimings> = {}): MetricSource {
  return new CloudWatchSource({ timings: { ...defaultTimings, ...timings }, pace });
}
