/** The Lambda function of a backfill: event → validated input → platform → the path. */
import { readArchiveSettings } from '../daily-digest/digest-environment.ts';
import { observedHandler } from '../invocation/observed-handler.ts';
import { openAwsPlatform } from '../platform/aws/aws-platform.ts';
import { readAwsSettings } from '../platform/aws/aws-settings.ts';
import { backfill } from './backfill.ts';
import { readBackfillEvent } from './backfill-event.ts';

/** Throws an InputError for a bad event, else what `backfill` throws. */
export const handler = observedHandler('backfill', async ({ event, requestId, telemetry }) => {
  const range = readBackfillEvent(event, Date.now());
  const platform = await openAwsPlatform(readAwsSettings(process.env));
  const settings = { ...readArchiveSettings(process.env), budgets: [] };
  const request = { ...range, runId: `backfill-${requestId}`, onStep: telemetry.onStep };
  const { archived, withoutLines, recordKey } = await backfill(platform, settings, request);
  const written = archived
    .flatMap(({ days }) => days)
    .filter(({ outcome }) => outcome === 'written');
  telemetry.count({ RowsArchived: written.reduce((sum, { rowCount }) => sum + rowCount, 0) });
  const record = platform.store.locate(recordKey);
  return { ...range, daysWritten: written.length, withoutLines, record };
});
