/** What a run is asked to send again, and what became of just that. */

import type { AudienceDelivery } from './deliver-mails.ts';
import type { SummaryOutcome } from './summaries/send-period-summaries.ts';
import { summaryReceipt } from './summaries/summary-settings.ts';

/** true: every audience's digest; a text: one mail, by its receipt's name or by an OU's path. */
export type ResendRequest = boolean | string;

/** What became of a run's mails. */
interface Sent {
  /** Of the mail about the whole organization. */
  readonly delivery: AudienceDelivery['delivery'];
  readonly deliveries: readonly AudienceDelivery[];
  readonly summaries: readonly SummaryOutcome[];
  /** Mails that another run is to send. */
  readonly rest: number;
}

/**
 * What became of the mail that was named; of the whole organization's where none was. 'not-begun'
 * where the one that was named is left to another run.
 */
export function deliveryAsked(request: ResendRequest, outcome: Sent): string {
  const named = outcome.deliveries.find(
    ({ audience: { name, scope } }) => request === name || request === scope,
  );
  const summed = outcome.summaries.find(
    ({ audience, period: { kind } }) =>
      request === kind || request === summaryReceipt(audience, kind),
  );
  const asked = named ?? summed;
  if (asked === undefined && typeof request === 'string' && outcome.rest > 0) return 'not-begun';
  return (asked ?? outcome).delivery.outcome;
}
