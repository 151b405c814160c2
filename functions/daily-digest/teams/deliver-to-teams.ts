/**
 * Sends mails to the owners of teams, each once. A mail that fails does not stop the others; the report
 * names it, so that the run can fail at its end.
 */
import { audiencesOf, type MailAudience } from '../../../src/delivery/mail-audiences.ts';
import type { MailPatience } from '../../../src/delivery/mail-patience.ts';
import { retryThrottledSend } from '../../../src/delivery/retry-throttled-send.ts';
import { runLimited, type SendLimiter } from '../../../src/delivery/send-limiter.ts';
import { type DeliveryOutcome, sendOnce } from '../../../src/delivery/send-once.ts';
import type { Recipient } from '../../../src/domain/audience/audience-recipients.ts';
import { isTeamScope } from '../../../src/domain/budgets/team-scope.ts';
import type { BillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { Envelope } from '../../../src/mail/message/raw-message.ts';
import type { StepFacts } from '../../../src/observability/run-record.ts';
import type { OutgoingMail } from '../../../src/ports/outbox.ts';
import type { Platform } from '../../../src/ports/platform.ts';

export type MailPlatform = Pick<Platform, 'store' | 'outbox' | 'now'>;

/** How a run sends. */
export interface TeamSending {
  /** All recipients; those of teams, such as 'team/retail', get a mail. */
  readonly recipients: readonly Recipient[];
  readonly mail: MailPatience & { readonly from: string };
  /** Address of the web dashboard; undefined: the mails have no link. */
  readonly dashboardUrl?: string | undefined;
  readonly runId: string;
  /** Receipt names of the mails to send again. */
  readonly toResend: ReadonlySet<string>;
  readonly pace: SendLimiter;
}

/** One mail to the owners of a team. */
export interface TeamMailing {
  readonly audience: MailAudience;
  /** The day of the receipt, and its name. */
  readonly reportDay: BillingDay;
  readonly receipt: string;
  readonly build: (envelope: Envelope) => Promise<OutgoingMail>;
}

export interface TeamMailOutcome {
  /** 'team/retail'. */
  readonly scope: string;
  readonly receipt: string;
  readonly delivery: DeliveryOutcome | { readonly outcome: 'failed'; readonly error: Error };
}

export interface TeamMailReport {
  readonly mails: readonly TeamMailOutcome[];
  /** Number of mails for which there was no time. */
  readonly remaining: number;
  /** Names each mail that failed; null when there is none. */
  readonly failure: Error | null;
}

/** The audiences of teams among the recipients. */
export function teamAudiences(recipients: readonly Recipient[]): readonly MailAudience[] {
  return audiencesOf(recipients).filter(({ scope }) => isTeamScope(scope));
}

/** Does not throw: the report contains the failures. */
export async function deliverToTeams(
  platform: MailPlatform,
  mailings: readonly TeamMailing[],
  sending: TeamSending,
  addToRecord: (facts: StepFacts) => void = () => undefined,
): Promise<TeamMailReport> {
  const mails = await runLimited(mailings, sending.pace, async (mailing) => {
    const sent = retryThrottledSend(() => send(platform, mailing, sending));
    const { audience, receipt } = mailing;
    return { scope: audience.scope, receipt, delivery: await sent.catch(failed) };
  });
  const remaining = mailings.length - mails.length;
  addToRecord({ mails: mails.map(recorded), ...(remaining > 0 ? { rest: remaining } : {}) });
  return { mails, remaining, failure: failureOf(mails) };
}

function recorded({ scope, receipt: audience, delivery }: TeamMailOutcome): StepFacts {
  const error = delivery.outcome === 'failed' ? { error: delivery.error.message } : {};
  return { scope, audience, outcome: delivery.outcome, ...error };
}

async function send(
  platform: MailPlatform,
  { audience: { to }, reportDay, receipt, build }: TeamMailing,
  { mail, runId, toResend, pace }: TeamSending,
): Promise<DeliveryOutcome> {
  const { from, staleSeconds, claimWaitSeconds } = mail;
  const compose = async (attempt: number) => {
    const message = await build({ from, to, date: new Date(platform.now()), attempt });
    await pace.turn();
    return message;
  };
  return sendOnce(platform, compose, {
    runId,
    staleSeconds,
    claimWaitSeconds,
    reportDay,
    audience: receipt,
    resend: toResend.has(receipt),
  });
}

function failed(error: unknown): TeamMailOutcome['delivery'] {
  return { outcome: 'failed', error: error instanceof Error ? error : new Error(String(error)) };
}

function failureOf(mails: readonly TeamMailOutcome[]): Error | null {
  const errors = mails.flatMap(({ scope, delivery }) =>
    delivery.outcome === 'failed' ? [{ scope, error: delivery.error }] : [],
  );
  if (errors.length === 0) return null;
  const named = errors.map(({ scope, error }) => `${scope}: ${error.message}`);
  return new AggregateError(
    errors.map(({ error }) => error),
    `${errors.length} of ${mails.length} mails to teams were not sent. ${named.join(' ')}`,
  );
}
