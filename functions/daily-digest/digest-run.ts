/** The input and the result of one run of the digest. */
import type { Acceptance } from '../../src/archive/window/archive-settings.ts';
import type { ArchivedWindow } from '../../src/archive/window/archive-window.ts';
import type { DeliveryOutcome } from '../../src/delivery/send-once.ts';
import type { BillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { Figures } from '../../src/domain/figures/figures.ts';
import type { StepListener } from '../../src/observability/run-record.ts';
import type { WaitingPeriod } from '../../src/reports/period/due-periods.ts';
import type { AskDashboard } from './ask-dashboard.ts';
import type { ComposedMail } from './compose-mail.ts';
import type { MailListener, Sender } from './deliver-mail.ts';
import type { AudienceDelivery } from './deliver-mails.ts';
import type { ResendRequest } from './resend-request.ts';
import type { SummaryOutcome } from './summaries/send-period-summaries.ts';
import type { SummaryListener } from './summaries/summary-settings.ts';

/** Names of the receipts of the mails to send again. */
export type MailsToResend = Sender['toResend'];

export interface DigestRequest {
  /** The report day, usually yesterday in UTC. */
  readonly day: BillingDay;
  /** Id of this run; a retry of the same invocation has the same id. */
  readonly runId: string;
  /** Send all mails of the day, or the named one, again even if they were or may have been sent. */
  readonly resend: ResendRequest;
  /** The run that this one continues: with `resend`, mails that it sent are not sent again. */
  readonly continues?: string | undefined;
  /** Milliseconds left: when they are few, no further mail is begun. Undefined: no limit. */
  readonly timeLeft?: (() => number) | undefined;
  /** The accepted changes of the bill; none when undefined. */
  readonly accept?: Acceptance | undefined;
  readonly onStep?: StepListener;
  /** Has the dashboard's questions asked; absent without a deployed dashboard. */
  readonly askDashboard?: AskDashboard | undefined;
  /** Called after each sent mail; the command line writes it as a page. */
  readonly onMail?: MailListener | undefined;
  /** The same for each sent summary of a week or a month. */
  readonly onSummary?: SummaryListener | undefined;
}

export interface DigestOutcome {
  readonly archived: ArchivedWindow;
  /** Figures of the whole organization. */
  readonly figures: Figures;
  /** The mail about the whole organization, and its delivery. */
  readonly mail: ComposedMail;
  readonly delivery: DeliveryOutcome;
  /** The deliveries to every audience, that of the whole organization first. */
  readonly deliveries: readonly AudienceDelivery[];
  /** Why recipients got no mail, one sentence each. */
  readonly unserved: readonly string[];
  /** The due summaries of weeks and months, one for each audience. */
  readonly summaries: readonly SummaryOutcome[];
  /** Summaries that are switched on but not due today, with the reason. */
  readonly waiting: readonly WaitingPeriod[];
  /** Number of mails and summaries for which there was no time: another run must send them. */
  readonly rest: number;
  /** Key of the run record in the object store. */
  readonly recordKey: string;
  /** Bytes of bill and archive that the run's queries read, if the engine reports them. */
  readonly bytesScanned: number;
}
