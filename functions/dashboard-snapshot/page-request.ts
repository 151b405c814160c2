/** The input of one run that sends the executives' page. */
import type { BillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { StepListener } from '../../src/observability/run-record.ts';
import type { WaitOptions } from './wait-for-digest.ts';

export interface PageRequest {
  /** The requested day of the digest. */
  readonly day: BillingDay;
  /** A retry of the same invocation has the same id. */
  readonly runId: string;
  /** Send again even if a mail was sent, or may have been. */
  readonly resend: boolean;
  /** The ingestion that contains the day, if the refresh by the digest's run failed. */
  readonly ingestionId?: string | undefined;
  readonly onStep?: StepListener | undefined;
  readonly sleep?: WaitOptions['sleep'];
}
