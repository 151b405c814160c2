/**
 * Sends every audience its mail: first the whole organization's, then the owners' mails in parallel, as
 * fast as SES accepts them, until the time is nearly over. An error in one mail does not stop the
 * others: all are tried, and then the run fails and names the mails that were not sent.
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

/** The result of sending. Read `deliveries` last, because it throws when a mail failed. */
export interface SentMails {
  /** Number of mails for which there was no time. */
  readonly rest: number;
  /**
   * If mails remain: the mails sent so far; the next run tries the failed ones again. Throws only when
   * the whole organization's mail failed. If no mail remains: throws the error of the only mail, or an
   * Error that names each failed mail with its reason and each skipped recipient; its cause is the
   * first error.
   */
  readonly deliveries: () => Deliveries;
}

export interface Deliveries {
  /** Delivery of the mail about the whole organization. */
  readonly organization: DeliveryOutcome;
  /** Deliveries to every audience that got its mail, the whole organization's first. */
  readonly all: readonly AudienceDelivery[];
}

interface Attempt {
  readonly audience: Audience;
  readonly facts: StepFacts;
  readonly delivery?: DeliveryOutcome;
  readonly error?: Error;
}

/** Tries all mails; does not throw. */
export async function deliverMails(
  platform: Pick<Platform, 'store' | 'outbox' | 'now'>,
  { mails }: PreparedMails,
  settings: MailSettings,
  sender: Sender,
  addToRecord: (facts: StepFacts) => void,
): Promise<SentMails> {
  const attempts: Attempt[] = [];
  const facts: StepFacts[] = [];
  const begin = async (mail: PreparedMail) => {
    const done = await attempt(platform, mail, settings, sender);
    attempts.push(done);
    facts.push(done.facts);
    addToRecord({ [organizationMailSentKey]: attempts[0]?.delivery !== undefined, mails: facts });
    return done;
  };
  const [first, ...owners] = mails;
  const begun = first === undefined ? [] : [await begin(first)];
  const others = await runLimited(owners, sender.pace, begin);
  const { recipientFaults } = settings;
  if (recipientFaults.length > 0) addToRecord({ recipientFaults });
  const rest = owners.length - others.length;
  if (rest > 0) addToRecord({ rest });
  const all = [...begun, ...others];
  return { rest, deliveries: () => deliveriesOf(all, rest, recipientFaults) };
}

function deliveriesOf(
  attempts: readonly Attempt[],
  rest: number,
  recipientFaults: readonly string[],
): Deliveries {
  const [organization] = attempts;
  if (rest > 0 && organization?.error !== undefined) throw organization.error;
  if (rest === 0) throwIfAnyFailed(attempts, recipientFaults);
  const all = attempts.flatMap(({ audience, delivery }) =>
    delivery === undefined ? [] : [{ audience, delivery }],
  );
  return { organization: (all[0] as AudienceDelivery).delivery, all };
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
  const addToRecord = (more: StepFacts) => {
    facts = { ...facts, ...more };
  };
  try {
    const delivery = await deliverMail(platform, mail, settings, sender, addToRecord);
    return { audience, facts, delivery };
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    addToRecord({ outcome: 'failed', error: error.message });
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
    ...(failed.length > 0 ? [`${failed.length} of ${attempts.length} mails were not sent.`] : []),
    ...unsent,
    ...(recipientFaults.length > 0
      ? ['Some recipients were skipped; correct the recipients file.']
      : []),
    ...recipientFaults,
  ];
  if (messages.length > 0) throw new Error(messages.join(' '), { cause: first?.error });
}
