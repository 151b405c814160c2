/**
 * Mails an audit's findings to the operators on call, once for each range: a repeated audit does not
 * mail again. Sends nothing when there is no finding, or when no recipient is configured.
 */

import { type DeliveryOutcome, sendOnce } from '../../src/delivery/send-once.ts';
import { auditAudience, buildAuditMessage } from '../../src/mail/audit/audit-message.ts';
import type { Platform } from '../../src/ports/platform.ts';
import type { AuditMailSettings } from './audit-environment.ts';
import type { AuditRange } from './audit-event.ts';
import type { AuditOutcome } from './partition-audit.ts';

export interface GapsMailing extends AuditRange {
  readonly runId: string;
  /** Null: no mail. */
  readonly mail: AuditMailSettings | null;
}

/** Throws as `sendOnce` does. */
export async function mailGaps(
  platform: Pick<Platform, 'store' | 'outbox' | 'now'>,
  outcome: AuditOutcome,
  { from, to, resend, runId, mail }: GapsMailing,
): Promise<DeliveryOutcome['outcome'] | 'none'> {
  const { gaps, copies, backfillAll, withoutAllocation, measureAll, withoutMetrics } = outcome;
  if (mail === null || gaps.length + copies.length === 0) return 'none';
  const { staleSeconds, claimWaitSeconds, ...addresses } = mail;
  const record = platform.store.locate(outcome.recordKey);
  const findings = {
    ...{ from, to, gaps, copies, record },
    ...{ backfillAll, withoutAllocation, measureAll, withoutMetrics },
  };
  const date = new Date(platform.now());
  const delivered = await sendOnce(
    platform,
    (attempt) => buildAuditMessage({ findings, ...addresses, date, attempt }),
    {
      reportDay: to,
      audience: auditAudience(findings),
      runId,
      resend: resend === true,
      staleSeconds,
      claimWaitSeconds,
    },
  );
  return delivered.outcome;
}
