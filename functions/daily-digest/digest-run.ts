/** What one run of the digest is asked for, and what it gives. */
import type { Acceptance } from '../../src/archive/window/archive-settings.ts';
import type { ArchivedWindow } from '../../src/archive/window/archive-window.ts';
import type { DeliveryOutcome } from '../../src/delivery/send-once.ts';
import type { BillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { Figures } from '../../src/domain/figures/figures.ts';
import type { StepListener } from '../../src/observability/run-record.ts';
import type { WaitingPeriod } from '../../src/reports/period/due-periods.ts';
import type { ComposedMail } from './compose-mail.ts';
import type { MailListener, Sender } from './deliver-mail.ts';
import type { AudienceDelivery } from './deliver-mails.ts';
import type { ResendRequest } from './resend-request.ts';
import type { SummaryOutcome } from './summaries/send-period-summaries.ts';

/** Names of the receipts of the mails to send again. */
export type Resent = Sender['resent'];

export interface DigestRequest {
  /** The report day, usually yesterday in UTC. */
  readonly day: BillingDay;
  /** Names this run; a retry of the same invocation keeps it. */
  readonly runId: string;
  /** Send all mails of the day, or the one named, again although they were or may have been sent. */
  readonly resend: ResendRequest;
  /** The run whose mails this one goes on with: with `resend`, what that run sent is not sent again. */
  readonly continues?: string | undefined;
  /** Milliseconds left: when few are, no further mail is begun. Always enough without. */
  readonly timeLeft?: (() => number) | undefined;
  /** What someone accepts of this run's bill; nothing when absent. */
  readonly accept?: Acceptance | undefined;
  readonly onStep?: StepListener;
  /** Told of each mail that leaves; the command line makes pages of them. */
  readonly onMail?: MailListener | undefined;
}

export interface DigestOutcome {
  readonly archived: ArchivedWindow;
  /** Of the whole organization, as is the mail. */
  readonly figures: Figures;
  readonly mail: ComposedMail;
  readonly delivery: DeliveryOutcome;
  /** Of every audience, that of the whole organization first. */
  readonly deliveries: readonly AudienceDelivery[];
  /** Why recipients got no mail, one sentence each. */
  readonly unserved: readonly string[];
  /** The summaries of whole periods that were due, one for each audience. */
  readonly summaries: readonly SummaryOutcome[];
  /** Summaries that are switched on and not due today, and why. */
  readonly waiting: readonly WaitingPeriod[];
  /** Mails and summaries that were not begun, since time ran short: another run is to send them. */
  readonly rest: number;
  /** Key of the run record in the object store. */
  readonly recordKey: string;
  /** Bytes of bill and archive that the run's queries read, as far as the engine tells. */
  readonly bytesScanned: number;
}
