/**
 * The Lambda function of the resource metrics: event → validated input → platform → the steps in
 * `resource-metrics.ts`. When time runs short, its last step is to invoke itself for the remaining days. Metrics that
 * CloudWatch refuses do not fail it: it counts them, for an alarm those of accounts that answered before.
 */
import { observedHandler } from '../../src/invocation/observed-handler.ts';
import { openAwsPlatform } from '../../src/platform/aws/aws-platform.ts';
import { readAwsSettings } from '../../src/platform/aws/client/aws-settings.ts';
import { invokeAsync } from '../../src/platform/aws/lambda/invoke-async.ts';
import { openMetricSource } from '../../src/platform/aws/metric-source.ts';
import { type MetricsSettings, readMetricsSettings } from '../../src/settings/metrics-settings.ts';
import { planMetrics, resourceMetrics } from './resource-metrics.ts';
import { nextMetricsEvent, readMetricsEvent } from './resource-metrics-event.ts';

/** Throws an InputError for a bad event, else what `resourceMetrics` throws. */
export const handler = observedHandler(
  'resource-metrics',
  process.env,
  async ({ event, requestId, functionName, timeLeft, telemetry }) => {
    const settings = readMetricsSettings(process.env);
    const range = readMetricsEvent(event, Date.now(), settings.healDays);
    const aws = readAwsSettings(process.env);
    const platform = await openAwsPlatform(aws);
    if (range.dryRun) return planMetrics(platform, settings, range);
    const { recordKey, ...outcome } = await resourceMetrics(
      { ...platform, metrics: openMetricSource() },
      settings,
      {
        ...range,
        runId: `resource-metrics-${requestId}`,
        ownAccount: aws.accountId,
        timeLeft,
        onStep: telemetry.onStep,
        recommendations: await recommendationFiles(settings, aws.region),
      },
    );
    const [newest] = outcome.days;
    telemetry.count({
      MetricsAsked: outcome.days.reduce((sum, { charged }) => sum + charged, 0),
      MetricsInaccessible: newest?.states.inaccessible ?? 0,
      MetricsNewlyRefused: outcome.newlyRefused.reduce((sum, { metrics }) => sum + metrics, 0),
    });
    const next = outcome.rest === null ? null : nextMetricsEvent(range, outcome.rest);
    if (next !== null) {
      const endpoint = process.env['AWS_ENDPOINT_URL_LAMBDA'] ?? process.env['AWS_ENDPOINT_URL'];
      await invokeAsync({ region: aws.region, endpoint, functionName, event: next });
    }
    return { ...range, ...outcome, next, record: platform.store.locate(recordKey) };
  },
);

async function recommendationFiles({ recommendations }: MetricsSettings, region: string) {
  if (recommendations === null) return undefined;
  const { openRecommendationFiles } = await import(
    '../../src/platform/aws/recommendation-files.ts'
  );
  return openRecommendationFiles(recommendations, region);
}
