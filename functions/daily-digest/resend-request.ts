/** Which mails a run must send again, and what happened to the mail that the request names. */

import type { AudienceDelivery } from './deliver-mails.ts';
import type { SummaryOutcome } from './summaries/send-period-summaries.ts';
import { summaryReceipt } from './summaries/summary-settings.ts';

/**
 * True: every audience's digest. Text: one mail, by the name of its receipt or by an OU path; or 'week' or
 * 'month' for all summaries of that kind.
 */
export type ResendRequest = boolean | string;

/** The outcomes of a run's mails. */
interface Sent {
  /** Delivery of the mail about the whole organization. */
  readonly delivery: AudienceDelivery['delivery'];
  readonly deliveries: readonly AudienceDelivery[];
  readonly summaries: readonly SummaryOutcome[];
  /** Number of mails that another run must send. */
  readonly rest: number;
}

/**
 * The outcome of the named mail, or of the whole organization's mail when none was named. 'not-begun'
 * when another run must send the named mail.
 */
export function requestedOutcome(request: ResendRequest, outcome: Sent): string {
  const digest = outcome.deliveries.find(
    ({ audience: { name, scope } }) => request === name || request === scope,
  );
  const summary = outcome.summaries.find(
    ({ audience, period: { kind } }) =>
      request === kind || request === summaryReceipt(audience, kind),
  );
  const requested = digest ?? summary;
  if (requested === undefined && typeof request === 'string' && outcome.rest > 0) {
    return 'not-begun';
  }
  return (requested ?? outcome).delivery.outcome;
}
