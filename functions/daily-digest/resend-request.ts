/** What a run is asked to send again, and what became of just that. */
import type { SummaryOutcome } from '../period-summary/send-period-summaries.ts';
import { summaryReceipt } from '../period-summary/summary-settings.ts';
import type { AudienceDelivery } from './deliver-mails.ts';

/** true: every audience's digest; a text: one mail, by its receipt's name or by an OU's path. */
export type ResendRequest = boolean | string;

/** What became of a run's mails. */
interface Sent {
  /** Of the mail about the whole organization. */
  readonly delivery: AudienceDelivery['delivery'];
  readonly deliveries: readonly AudienceDelivery[];
  readonly summaries: readonly SummaryOutcome[];
}

/** What became of the mail that was named; of the whole organization's where none was. */
export function deliveryAsked(request: ResendRequest, outcome: Sent): string {
  const named = outcome.deliveries.find(
    ({ audience: { name, scope } }) => request === name || request === scope,
  );
  const summed = outcome.summaries.find(
    ({ audience, period: { kind } }) =>
      request === kind || request === summaryReceipt(audience, kind),
  );
  return (named ?? summed ?? outcome).delivery.outcome;
}
