/**
 * Sends every audience its mail: the whole organization's first and alone, then owners' side by side, as
 * fast as SES takes them, until the time is nearly over. A broken address, a refusal or a crash in one never keeps the others
 * back: all are tried, and then the run fails naming those that did not leave.
 */

import { runLimited } from '../../src/delivery/send-limiter.ts';
import type { DeliveryOutcome } from '../../src/delivery/send-once.ts';
import type { Audience } from '../../src/domain/figures/figures.ts';
import type { StepFacts } from '../../src/observability/run-record.ts';
import type { Platform } from '../../src/ports/platform.ts';
import type { MailSettings } from '../../src/settings/digest-settings.ts';
import { deliverMail, type Sender } from './deliver-mail.ts';
import { organizationMailSentKey } from './organization-mail-sent.ts';
import type { PreparedMail, PreparedMails } from './prepare-mails.ts';

export interface AudienceDelivery {
  readonly audience: Audience;
  readonly delivery: DeliveryOutcome;
}

/** What became of the mails; asked only when nothing is left to do, so that one keeps no other back. */
export interface SentMails {
  /** How many mails were not begun, since time ran short. */
  readonly rest: number;
  /**
   * With a rest: what left so far; the run that goes on tries again what failed, and says so. Throws
   * where the whole organization's mail failed. Without: throws the error of the only mail there is, or an Error that names each audience that has none
   * and why, and each recipient that was left out; its cause is the first of them.
   */
  readonly deliveries: () => Deliveries;
}

export interface Deliveries {
  /** Of the mail about the whole organization. */
  readonly whole: DeliveryOutcome;
  /** Of every audience that has its mail, that of the whole organization first. */
  readonly all: readonly AudienceDelivery[];
}

interface Attempt {
  readonly audience: Audience;
  readonly facts: StepFacts;
  readonly delivery?: DeliveryOutcome;
  readonly error?: Error;
}

/** Tries all; throws nothing itself. */
export async function deliverMails(
  platform: Pick<Platform, 'store' | 'outbox' | 'now'>,
  { mails }: PreparedMails,
  settings: MailSettings,
  sender: Sender,
  note: (facts: StepFacts) => void,
): Promise<SentMails> {
  const attempts: Attempt[] = [];
  const facts: StepFacts[] = [];
  const begin = async (mail: PreparedMail) => {
    const done = await attempt(platform, mail, settings, sender);
    attempts.push(done);
    facts.push(done.facts);
    note({ [organizationMailSentKey]: attempts[0]?.delivery !== undefined, mails: facts });
    return done;
  };
  const [first, ...owners] = mails;
  const whole = first === undefined ? [] : [await begin(first)];
  const others = await runLimited(owners, sender.pace, begin);
  const { recipientFaults } = settings;
  if (recipientFaults.length > 0) note({ recipientFaults });
  const rest = owners.length - others.length;
  if (rest > 0) note({ rest });
  const all = [...whole, ...others];
  return { rest, deliveries: () => deliveriesOf(all, rest, recipientFaults) };
}

function deliveriesOf(
  attempts: readonly Attempt[],
  rest: number,
  recipientFaults: readonly string[],
): Deliveries {
  const [whole] = attempts;
  if (rest > 0 && whole?.error !== undefined) throw whole.error;
  if (rest === 0) throwIfAnyFailed(attempts, recipientFaults);
  const all = attempts.flatMap(({ audience, delivery }) =>
    delivery === undefined ? [] : [{ audience, delivery }],
  );
  return { whole: (all[0] as AudienceDelivery).delivery, all };
}

async function attempt(
  platform: Pick<Platform, 'store' | 'outbox' | 'now'>,
  mail: PreparedMail,
  settings: MailSettings,
  sender: Sender,
): Promise<Attempt> {
  const { name, scope, to } = mail.mailAudience;
  const audience = { name, scope };
  let facts: StepFacts = { audience: name, scope, recipients: to.length };
  const note = (more: StepFacts) => {
    facts = { ...facts, ...more };
  };
  try {
    const delivery = await deliverMail(platform, mail, settings, sender, note);
    return { audience, facts, delivery };
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    note({ outcome: 'failed', error: error.message });
    return { audience, facts, error };
  }
}

function throwIfAnyFailed(attempts: readonly Attempt[], recipientFaults: readonly string[]): void {
  const failed = attempts.filter(({ error }) => error !== undefined);
  const [first] = failed;
  if (attempts.length === 1 && first !== undefined && recipientFaults.length === 0) {
    throw first.error;
  }
  const unsent = failed.map(({ audience, error }) => `${audience.name}: ${error?.message}`);
  const messages = [
    ...(failed.length > 0 ? [`${failed.length} of ${attempts.length} mails did not leave.`] : []),
    ...unsent,
    ...(recipientFaults.length > 0 ? ['Some recipients were left out; correct their file.'] : []),
    ...recipientFaults,
  ];
  if (messages.length > 0) throw new Error(messages.join(' '), { cause: first?.error });
}
