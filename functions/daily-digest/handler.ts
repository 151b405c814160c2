/**
 * The Lambda function of the daily digest: event → validated input → platform → the path.
 */

import { heldDays } from '../domain/figures.ts';
import { observedHandler } from '../invocation/observed-handler.ts';
import type { StepListener } from '../observability/run-record.ts';
import type { Telemetry } from '../observability/telemetry.ts';
import { openAwsPlatform } from '../platform/aws/aws-platform.ts';
import { readAwsSettings } from '../platform/aws/aws-settings.ts';
import { type DigestOutcome, dailyDigest } from './daily-digest.ts';
import { wholeDelivered } from './delivery-fact.ts';
import { readDigestSettings } from './digest-environment.ts';
import { readDigestEvent } from './digest-event.ts';
import { completeSettings } from './finops-files.ts';
import { deliveryAsked } from './resend-request.ts';

/** What an invocation answers with; whoever waits for it sees no amounts. */
export interface HandlerResult {
  readonly reportDay: string;
  /** Of the mail that was asked for again by name, else of the whole organization's. */
  readonly delivery: string;
  readonly record: string;
}

/** Throws an InputError for a bad event, else what `dailyDigest` throws. */
export const handler = observedHandler(
  'daily-digest',
  process.env,
  async ({ event, requestId, telemetry }): Promise<HandlerResult> => {
    const { day, resend, acceptShrink, acceptPayer } = readDigestEvent(event, Date.now());
    const given = readDigestSettings(process.env);
    const platform = await openAwsPlatform(readAwsSettings(process.env));
    const settings = await completeSettings(platform.store, given);
    const accept = { shrink: acceptShrink, payer: acceptPayer };
    const request = { day, resend, accept, runId: requestId, onStep: tellSteps(telemetry) };
    const outcome = await dailyDigest(platform, settings, request);
    telemetry.count(metricsOf(outcome));
    return {
      reportDay: outcome.figures.reportDay,
      delivery: deliveryAsked(resend, outcome),
      record: platform.store.locate(outcome.recordKey),
    };
  },
);

/**
 * Counts the whole organization's mail when it has left, though an owner's may not, or a later step
 * fail. One that an earlier attempt sent counts as well: the dead man's alarm asks whether readers
 * have it.
 */
function tellSteps({ onStep, count }: Telemetry): StepListener {
  return (step) => {
    onStep(step);
    const isOver = step.name === 'send' && step.outcome !== 'running';
    if (isOver && step.facts[wholeDelivered] === true) count({ DigestSent: 1 });
  };
}

function metricsOf({ figures, archived, bytesScanned }: DigestOutcome) {
  const written = archived.days.filter(({ outcome }) => outcome === 'written');
  return {
    ReportDayCost: figures.total.cost,
    RowsArchived: written.reduce((sum, { rowCount }) => sum + rowCount, 0),
    BytesScanned: bytesScanned,
    HeldDays: heldDays(archived.kept),
    UnassignedAccounts: figures.trust.unassignedAccounts.length,
  };
}
