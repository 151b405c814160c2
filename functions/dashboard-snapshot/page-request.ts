/** What a run of the snapshot is asked for. */
import type { BillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { StepListener } from '../../src/observability/run-record.ts';
import type { WaitOptions } from './wait-for-digest.ts';

export interface PageRequest {
  /** The day that the digest was asked for. */
  readonly day: BillingDay;
  /** A retry of the same invocation keeps it. */
  readonly runId: string;
  /** Send again although a mail was sent, or may have been. */
  readonly resend: boolean;
  /** The ingestion that holds the day's figures, where the digest's own failed. */
  readonly ingestionId?: string | undefined;
  readonly onStep?: StepListener | undefined;
  readonly sleep?: WaitOptions['sleep'];
}
