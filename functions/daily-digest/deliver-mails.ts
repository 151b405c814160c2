/**
 * Sends every audience its mail. A broken address, a refusal or a crash in one never keeps the others
 * back: all are tried, and then the run fails naming those that did not leave.
 */
import type { Audience } from '../domain/figures.ts';
import type { DeliveryOutcome } from '../mail/receipts.ts';
import type { Facts } from '../observability/run-record.ts';
import type { Platform } from '../platform/ports.ts';
import { deliverMail, type Sender } from './deliver-mail.ts';
import { wholeDelivered } from './delivery-fact.ts';
import type { PreparedMail, PreparedMails } from './prepare-mails.ts';
import type { MailSettings } from './settings.ts';

export interface AudienceDelivery {
  readonly audience: Audience;
  readonly delivery: DeliveryOutcome;
}

/** What became of the mails; asked only when nothing is left to do, so that one keeps no other back. */
export interface SentMails {
  /**
   * Throws the error of the only mail there is, or an Error that names each audience that has none
   * and why, and each recipient that was left out; its cause is the first of them.
   */
  readonly deliveries: () => Deliveries;
}

export interface Deliveries {
  /** Of the mail about the whole organization. */
  readonly whole: DeliveryOutcome;
  /** Of every audience, that of the whole organization first. */
  readonly all: readonly AudienceDelivery[];
}

interface Attempt {
  readonly audience: Audience;
  readonly facts: Facts;
  readonly delivery?: DeliveryOutcome;
  readonly error?: Error;
}

/** Tries all; throws nothing itself. */
export async function deliverMails(
  platform: Pick<Platform, 'store' | 'outbox' | 'now'>,
  { mails }: PreparedMails,
  settings: MailSettings,
  sender: Sender,
  note: (facts: Facts) => void,
): Promise<SentMails> {
  const attempts: Attempt[] = [];
  for (const mail of mails) {
    attempts.push(await attempt(platform, mail, settings, sender));
    note({
      [wholeDelivered]: attempts[0]?.delivery !== undefined,
      mails: attempts.map(({ facts }) => facts),
    });
  }
  const { recipientFaults } = settings;
  if (recipientFaults.length > 0) note({ recipientFaults });
  return { deliveries: () => deliveriesOf(attempts, recipientFaults) };
}

function deliveriesOf(
  attempts: readonly Attempt[],
  recipientFaults: readonly string[],
): Deliveries {
  throwIfAnyFailed(attempts, recipientFaults);
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
  const { name, scope, to } = mail.addressee;
  const audience = { name, scope };
  let facts: Facts = { audience: name, scope, recipients: to.length };
  const note = (more: Facts) => {
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
