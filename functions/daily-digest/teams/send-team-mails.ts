/**
 * Sends the owners of each team the figures of their team, and of no other, once per day. A mail that
 * fails does not stop the others; the report names it, so that the run can fail at its end.
 */
import { audiencesOf, type MailAudience } from '../../../src/delivery/mail-audiences.ts';
import type { MailPatience } from '../../../src/delivery/mail-patience.ts';
import { retryThrottledSend } from '../../../src/delivery/retry-throttled-send.ts';
import { runLimited, type SendLimiter } from '../../../src/delivery/send-limiter.ts';
import { type DeliveryOutcome, sendOnce } from '../../../src/delivery/send-once.ts';
import type { Recipient } from '../../../src/domain/audience/audience-recipients.ts';
import { isTeamScope } from '../../../src/domain/budgets/team-scope.ts';
import type { BillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { DigestAllocation } from '../../../src/domain/figures/digest-allocation.ts';
import { type TeamPart, teamPart } from '../../../src/domain/figures/team-part.ts';
import { buildTeamMessage } from '../../../src/mail/teams/build-team-message.ts';
import type { StepFacts } from '../../../src/observability/run-record.ts';
import type { Platform } from '../../../src/ports/platform.ts';

export interface TeamMailRequest {
  readonly allocation: DigestAllocation;
  /** All recipients; those of teams, such as 'team/retail', get a mail here. */
  readonly recipients: readonly Recipient[];
  readonly requestedDay: BillingDay;
  readonly mail: MailPatience & { readonly from: string };
  readonly runId: string;
  /** Receipt names of the mails to send again. */
  readonly toResend: ReadonlySet<string>;
  readonly pace: SendLimiter;
}

export interface TeamMailOutcome {
  /** 'team/retail'. */
  readonly scope: string;
  readonly audience: string;
  readonly delivery: DeliveryOutcome | { readonly outcome: 'failed'; readonly error: Error };
}

export interface TeamMailReport {
  readonly mails: readonly TeamMailOutcome[];
  /** Why recipients get no mail, one sentence each. */
  readonly unserved: readonly string[];
  /** Number of mails for which there was no time. */
  readonly remaining: number;
  /** Names each mail that failed; null when there is none. */
  readonly failure: Error | null;
}

type MailPlatform = Pick<Platform, 'store' | 'outbox' | 'now'>;

/** Does not throw: the report contains the failures. */
export async function sendTeamMails(
  platform: MailPlatform,
  request: TeamMailRequest,
  addToRecord: (facts: StepFacts) => void = () => undefined,
): Promise<TeamMailReport> {
  const audiences = audiencesOf(request.recipients).filter(({ scope }) => isTeamScope(scope));
  const parts = audiences.flatMap((audience) => {
    const part = teamPart(request.allocation, audience.scope);
    return part === null ? [] : [{ audience, part }];
  });
  const served = new Set(parts.map(({ audience }) => audience.scope));
  const unserved = audiences
    .filter(({ scope }) => !served.has(scope))
    .map(({ scope }) => `${scope} is not a team of the allocation rules with cost or a valid row`);
  const mails = await runLimited(parts, request.pace, async ({ audience, part }) => {
    const sent = retryThrottledSend(() => send(platform, audience, part, request));
    const { scope, name } = audience;
    return { scope, audience: name, delivery: await sent.catch(failed) };
  });
  const remaining = parts.length - mails.length;
  addToRecord({
    mails: mails.map(recorded),
    unserved,
    ...(remaining > 0 ? { rest: remaining } : {}),
  });
  return { mails, unserved, remaining, failure: failureOf(mails) };
}

/** Without figures of teams; recipients of teams are then named with those of units. */
export const noTeamMails: TeamMailReport = { mails: [], unserved: [], remaining: 0, failure: null };

function recorded({ scope, audience, delivery }: TeamMailOutcome): StepFacts {
  const error = delivery.outcome === 'failed' ? { error: delivery.error.message } : {};
  return { scope, audience, outcome: delivery.outcome, ...error };
}

async function send(
  platform: MailPlatform,
  { name: audience, to }: MailAudience,
  part: TeamPart,
  { requestedDay, mail, runId, toResend, pace }: TeamMailRequest,
): Promise<DeliveryOutcome> {
  const { from, staleSeconds, claimWaitSeconds } = mail;
  const compose = async (attempt: number) => {
    const envelope = { from, to, date: new Date(platform.now()), attempt };
    const message = await buildTeamMessage({ ...envelope, part, requestedDay, audience });
    await pace.turn();
    return message;
  };
  return sendOnce(platform, compose, {
    runId,
    staleSeconds,
    claimWaitSeconds,
    reportDay: requestedDay,
    audience,
    resend: toResend.has(audience),
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
