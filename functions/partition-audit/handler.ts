/**
 * The Lambda function of the weekly audit: event → validated input → platform → the path. Gaps are
 * not a failure of the function: they are counted, and an alarm watches the count.
 */
import { readArchiveSettings } from '../daily-digest/digest-environment.ts';
import { observedHandler } from '../invocation/observed-handler.ts';
import { openAwsPlatform } from '../platform/aws/aws-platform.ts';
import { readAwsSettings } from '../platform/aws/aws-settings.ts';
import { readAuditEvent } from './audit-event.ts';
import { invokeBackfill } from './invoke-backfill.ts';
import { partitionAudit } from './partition-audit.ts';

/** Throws an InputError for a bad event, else what `partitionAudit` throws. */
export const handler = observedHandler(
  'partition-audit',
  async ({ event, requestId, functionName, telemetry }) => {
    const range = readAuditEvent(event, Date.now());
    const platform = await openAwsPlatform(readAwsSettings(process.env));
    const settings = { ...readArchiveSettings(process.env), budgets: [] };
    const { days, gaps, backfillAll, recordKey } = await partitionAudit(platform, settings, {
      ...range,
      runId: `partition-audit-${requestId}`,
      backfillCommand: invokeBackfill(functionName),
      onStep: telemetry.onStep,
    });
    telemetry.count({ ArchiveGaps: gaps.length });
    return { ...range, days, gaps, backfillAll, record: platform.store.locate(recordKey) };
  },
);
