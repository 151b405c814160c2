/**
 * The Lambda function of the daily digest: event → validated input → platform → the steps in
 * `daily-digest.ts`. When there is no time for all mails, it invokes itself for the remaining ones.
 */

import { rejectedCount } from '../../src/allocation/published/rules-step-facts.ts';
import { heldDays } from '../../src/domain/figures/kept-day.ts';
import { observedHandler } from '../../src/invocation/observed-handler.ts';
import type { StepListener } from '../../src/observability/run-record.ts';
import type { Telemetry } from '../../src/observability/telemetry.ts';
import { openAwsPlatform } from '../../src/platform/aws/aws-platform.ts';
import { readAwsSettings } from '../../src/platform/aws/client/aws-settings.ts';
import { invokeAsync } from '../../src/platform/aws/lambda/invoke-async.ts';
import type { Platform } from '../../src/ports/platform.ts';
import { readDigestSettings } from '../../src/settings/digest-environment.ts';
import { completeSettings } from '../../src/settings/finops-files.ts';
import type { UntaggedRun } from './archive-untagged-week.ts';
import { dailyDigest } from './daily-digest.ts';
import { readDigestEvent } from './digest-event.ts';
import type { DigestOutcome } from './digest-run.ts';
import { nextDigestEvent } from './next-digest-event.ts';
import { organizationMailSentKey } from './organization-mail-sent.ts';
import { requireReadableFigures } from './require-readable-figures.ts';
import { requestedOutcome } from './resend-request.ts';
import type { UntaggedSettings } from './untagged-resources.ts';

/** The answer of an invocation. It contains no amounts. */
export interface HandlerResult {
  readonly reportDay: string;
  /** Outcome of the mail that the event names for a resend, else of the whole organization's mail. */
  readonly delivery: string;
  readonly record: string;
  /** Number of mails that the next invocation sends; undefined when all were sent. */
  readonly rest?: number;
}

/** The answer for an event that names a week. */
export interface WeekResult {
  readonly untaggedWeek: string;
  readonly record: string;
}

/** Throws an InputError for a bad event, else what `dailyDigest` throws. */
export const handler = observedHandler(
  'daily-digest',
  process.env,
  async ({
    event,
    requestId,
    functionName,
    timeLeft,
    telemetry,
  }): Promise<HandlerResult | WeekResult> => {
    const read = readDigestEvent(event, Date.now());
    const { day, resend, acceptShrink, acceptPayer, continues, untaggedWeek } = read;
    const given = readDigestSettings(process.env);
    const aws = readAwsSettings(process.env);
    const platform = await openAwsPlatform(aws);
    if (untaggedWeek !== undefined) {
      const run = { week: untaggedWeek, runId: requestId, onStep: telemetry.onStep };
      return archivedWeek(platform, given.settings, run, telemetry);
    }
    const settings = await completeSettings(platform.store, given);
    const accept = { shrink: acceptShrink, payer: acceptPayer };
    const endpoint = process.env['AWS_ENDPOINT_URL_LAMBDA'] ?? process.env['AWS_ENDPOINT_URL'];
    const invoke = (name: string, next: object) =>
      invokeAsync({ region: aws.region, endpoint, functionName: name, event: next });
    const { apiFunction } = given;
    const askDashboard =
      apiFunction === undefined ? undefined : () => invoke(apiFunction, { askAhead: true });
    const run = { day, resend, accept, runId: requestId, continues, timeLeft, askDashboard };
    const outcome = await dailyDigest(platform, settings, {
      ...run,
      onStep: countAtSteps(telemetry),
    });
    telemetry.count(metricsOf(outcome));
    const ended = { runId: requestId, event, read, outcome };
    const next = outcome.rest === 0 ? null : nextDigestEvent(ended);
    // This is the last step, because Lambda retries the entire invocation when a step fails.
    if (next !== null) await invoke(functionName, next);
    else await requireReadableFigures(platform);
    return {
      reportDay: outcome.figures.reportDay,
      delivery: requestedOutcome(resend, outcome),
      record: platform.store.locate(outcome.recordKey),
      ...(next === null ? {} : { rest: outcome.rest }),
    };
  },
);

/** The code is loaded only when an editor asked for it. */
async function archivedWeek(
  platform: Platform,
  settings: UntaggedSettings,
  run: UntaggedRun,
  { count }: Telemetry,
): Promise<WeekResult> {
  const { archiveUntaggedWeek } = await import('./archive-untagged-week.ts');
  const { recordKey, bytesScanned } = await archiveUntaggedWeek(platform, settings, run);
  count({ BytesScanned: bytesScanned });
  return { untaggedWeek: run.week.id, record: platform.store.locate(recordKey) };
}

/**
 * Counts what must be known even if a later step fails: the whole organization's mail once it was sent, and
 * the mistakes for which the rules were rejected. A mail that an earlier attempt sent counts too, because the alarm "no mail" (a dead man's switch) asks
 * whether the readers have it.
 */
function countAtSteps({ onStep, count }: Telemetry): StepListener {
  return (step) => {
    onStep(step);
    const isOver = step.name === 'send' && step.outcome !== 'running';
    if (isOver && step.facts[organizationMailSentKey] === true) count({ DigestSent: 1 });
    if (step.name === 'rules' && step.outcome !== 'running') {
      count({ RulesRejected: rejectedCount(step.facts) });
    }
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
