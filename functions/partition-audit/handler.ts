/**
 * The Lambda function of the weekly audit: event → validated input → platform → the steps in
 * `partition-audit.ts`. Findings do not fail the function: it counts them for an alarm, and a mail lists
 * them.
 */

import { observedHandler } from '../../src/invocation/observed-handler.ts';
import { openAwsPlatform } from '../../src/platform/aws/aws-platform.ts';
import { readAwsSettings } from '../../src/platform/aws/client/aws-settings.ts';
import { readArchiveSettings } from '../../src/settings/digest-environment.ts';
import { readAuditedHealDays, readAuditMail } from './audit-environment.ts';
import { readAuditEvent } from './audit-event.ts';
import { backfillCommandFor } from './backfill-command.ts';
import { mailGaps } from './mail-gaps.ts';
import { metricsCommandFor } from './metrics-command.ts';
import { partitionAudit } from './partition-audit.ts';

/** Throws an InputError for a bad event, else what `partitionAudit` and `mailGaps` throw. */
export const handler = observedHandler(
  'partition-audit',
  process.env,
  async ({ event, requestId, functionName, telemetry }) => {
    const range = readAuditEvent(event, Date.now());
    const mail = readAuditMail(process.env);
    const healDays = readAuditedHealDays(process.env);
    const platform = await openAwsPlatform(readAwsSettings(process.env));
    // An audit compares no budgets.
    const settings = { ...readArchiveSettings(process.env), budgets: [] };
    const runId = `partition-audit-${requestId}`;
    const outcome = await partitionAudit(platform, settings, {
      ...range,
      runId,
      backfillCommand: backfillCommandFor(functionName),
      metrics: healDays === null ? null : { healDays, command: metricsCommandFor(functionName) },
      onStep: telemetry.onStep,
    });
    const { recordKey, ...found } = outcome;
    // Counted before the mail, so that the alarm fires even if the mail cannot be sent.
    telemetry.count({ ArchiveGaps: found.gaps.length + found.copies.length });
    const mailOutcome = await mailGaps(platform, outcome, { ...range, runId, mail });
    return { ...range, ...found, mail: mailOutcome, record: platform.store.locate(recordKey) };
  },
);
