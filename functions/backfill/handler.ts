/**
 * The Lambda function of a backfill: event → validated input → platform → the steps in `backfill.ts`. When
 * time runs short, its last step is to invoke itself for the remaining days: when an earlier step fails,
 * Lambda retries the entire invocation.
 */

import { heldDays } from '../../src/domain/figures/kept-day.ts';
import { type Invocation, observedHandler } from '../../src/invocation/observed-handler.ts';
import { openAwsPlatform } from '../../src/platform/aws/aws-platform.ts';
import { readAwsSettings } from '../../src/platform/aws/client/aws-settings.ts';
import { invokeAsync } from '../../src/platform/aws/lambda/invoke-async.ts';
import { readArchiveSettings } from '../../src/settings/digest-environment.ts';
import { type BackfillOutcome, backfill } from './backfill.ts';
import { nextBackfillEvent, readBackfillEvent } from './backfill-event.ts';
import { planBackfill } from './plan-backfill.ts';

/** Throws an InputError for a bad event, else what `backfill` throws. */
export const handler = observedHandler('backfill', process.env, async (invocation) => {
  const event = readBackfillEvent(invocation.event, Date.now());
  const { from, to, hop, acceptShrink, acceptPayer } = event;
  const aws = readAwsSettings(process.env);
  const platform = await openAwsPlatform(aws);
  if (event.dryRun) return planBackfill(platform, event);
  const settings = { ...readArchiveSettings(process.env), budgets: [] };
  const { requestId, timeLeft, telemetry } = invocation;
  const runId = `backfill-${requestId}`;
  const accept = { shrink: acceptShrink, payer: acceptPayer };
  const request = { from, to, runId, accept, timeLeft, onStep: telemetry.onStep };
  const outcome = await backfill(platform, settings, request);
  const counts = counted(outcome, telemetry);
  requireAllocated(outcome);
  const next = outcome.rest === null ? null : nextBackfillEvent(event, outcome.rest);
  if (next !== null) {
    const endpoint = process.env['AWS_ENDPOINT_URL_LAMBDA'] ?? process.env['AWS_ENDPOINT_URL'];
    const { functionName } = invocation;
    await invokeAsync({ region: aws.region, endpoint, functionName, event: next });
  }
  const record = platform.store.locate(outcome.recordKey);
  return { from, to, hop, ...counts, next, record };
});

/** Fails the invocation after all was published, so that the alarm fires and Lambda tries again. */
function requireAllocated({ archived }: BackfillOutcome): void {
  for (const { allocation } of archived) if (allocation.failure !== null) throw allocation.failure;
}

function counted(
  { archived, withoutLines, relocated, relocatedAllocations }: BackfillOutcome,
  telemetry: Invocation['telemetry'],
) {
  const days = archived.flatMap((window) => window.days);
  const written = days.filter(({ outcome }) => outcome === 'written');
  const held = heldDays(archived.flatMap(({ kept }) => kept));
  telemetry.count({
    RowsArchived: written.reduce((sum, { rowCount }) => sum + rowCount, 0),
    HeldDays: held,
  });
  const allocationsWritten = archived
    .flatMap(({ allocation }) => allocation.days)
    .filter(({ outcome }) => outcome === 'written').length;
  return {
    daysWritten: written.length,
    allocationsWritten,
    daysHeld: held,
    withoutLines,
    relocated,
    relocatedAllocations,
  };
}
