/**
 * The Lambda function of the daily digest: event → validated input → platform → the path.
 */

import { observedHandler } from '../invocation/observed-handler.ts';
import type { StepListener } from '../observability/run-record.ts';
import type { Telemetry } from '../observability/telemetry.ts';
import { openAwsPlatform } from '../platform/aws/aws-platform.ts';
import { readAwsSettings } from '../platform/aws/aws-settings.ts';
import { type DigestOutcome, dailyDigest } from './daily-digest.ts';
import { readBudgets, readDigestSettings } from './digest-environment.ts';
import { readDigestEvent } from './digest-event.ts';

/** What an invocation answers with; whoever waits for it sees no amounts. */
export interface HandlerResult {
  readonly reportDay: string;
  readonly delivery: DigestOutcome['delivery']['outcome'];
  readonly record: string;
}

/** Throws an InputError for a bad event, else what `dailyDigest` throws. */
export const handler = observedHandler(
  'daily-digest',
  async ({ event, requestId, telemetry }): Promise<HandlerResult> => {
    const { day, resend } = readDigestEvent(event, Date.now());
    const { settings, budgetsKey } = readDigestSettings(process.env);
    const platform = await openAwsPlatform(readAwsSettings(process.env));
    const budgets = await readBudgets(platform.store, budgetsKey);
    const outcome = await dailyDigest(
      platform,
      { ...settings, budgets },
      { day, resend, runId: requestId, onStep: tellSteps(telemetry) },
    );
    telemetry.count(metricsOf(outcome));
    return {
      reportDay: outcome.figures.reportDay,
      delivery: outcome.delivery.outcome,
      record: platform.store.locate(outcome.recordKey),
    };
  },
);

/**
 * Counts the mail when it has left, though a later step may fail. One that an earlier attempt sent
 * counts as well: the dead man's alarm asks whether readers have it.
 */
function tellSteps({ onStep, count }: Telemetry): StepListener {
  return (step) => {
    onStep(step);
    if (step.name === 'send' && step.outcome === 'done') count({ DigestSent: 1 });
  };
}

function metricsOf({ figures, archived, bytesScanned }: DigestOutcome) {
  const written = archived.days.filter(({ outcome }) => outcome === 'written');
  return {
    ReportDayCost: figures.total.cost,
    RowsArchived: written.reduce((sum, { rowCount }) => sum + rowCount, 0),
    BytesScanned: bytesScanned,
    UnassignedAccounts: figures.trust.unassignedAccounts.length,
  };
}
