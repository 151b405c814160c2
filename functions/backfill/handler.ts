/** The Lambda function of a backfill: event → validated input → platform → the path. */
import type { Context } from 'aws-lambda';
import { readArchiveSettings } from '../daily-digest/digest-environment.ts';
import { openTelemetry } from '../observability/telemetry.ts';
import { openAwsPlatform } from '../platform/aws/aws-platform.ts';
import { readAwsSettings } from '../platform/aws/aws-settings.ts';
import { backfill } from './backfill.ts';
import { readBackfillEvent } from './backfill-event.ts';

/** Throws an InputError for a bad event, else what `backfill` throws. */
export async function handler(event: unknown, context: Context) {
  const telemetry = openTelemetry('backfill', context);
  try {
    const range = readBackfillEvent(event, Date.now());
    const platform = await openAwsPlatform(readAwsSettings(process.env));
    const settings = { ...readArchiveSettings(process.env), budgets: [] };
    const request = { ...range, runId: context.awsRequestId, onStep: telemetry.onStep };
    const { archived, withoutLines, recordKey } = await backfill(platform, settings, request);
    const written = archived
      .flatMap(({ days }) => days)
      .filter(({ outcome }) => outcome === 'written');
    telemetry.count({ RowsArchived: written.reduce((sum, { rowCount }) => sum + rowCount, 0) });
    const record = platform.store.locate(recordKey);
    return { ...range, daysWritten: written.length, withoutLines, record };
  } catch (error) {
    telemetry.failed(error);
    throw error;
  } finally {
    telemetry.flush();
  }
}
