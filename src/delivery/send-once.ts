/**
 * Sends at most one mail per report day and audience. A receipt in the object store changes from claimed
 * to sending to sent, each with a conditional write, so that of concurrent and repeated runs only one
 * sends. The send is one attempt.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { MailRefusedError, type OutgoingMail, type SentMail } from '../ports/outbox.ts';
import type { Platform } from '../ports/platform.ts';
import {
  ClaimedByOtherRunError,
  isDelivered,
  MailReceipt,
  type Receipt,
  type ReceiptOptions,
  type StoredReceipt,
} from './mail-receipt.ts';

export interface Delivery extends ReceiptOptions {
  /** Seconds to wait for another run that has claimed the mail, before this one fails. */
  readonly claimWaitSeconds: number;
  /** Stored in the receipt of the sent mail, under `told`. */
  readonly mailedCosts?: Receipt['told'];
  /** Waits; tests replace it. */
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
}

export type DeliveryOutcome =
  | {
      readonly outcome: 'sent';
      readonly messageId: string;
      /** Recipients that the mail server rejected while it accepted the mail for the others. */
      readonly rejected: readonly string[];
    }
  | { readonly outcome: 'already-sent'; readonly messageId: string; readonly at: string };

/** Makes the message of an attempt: 1 for the first mail, then one more for each resend. */
export type ComposeMessage = (attempt: number) => Promise<OutgoingMail>;

const pollSeconds = 2;

/**
 * Sends the mail unless its receipt says that it was sent. Throws an Error that says what to do: when
 * another run has claimed the mail and does not finish in time, when the outcome of an earlier send is
 * unknown, and when the mail server rejects the mail (then the next run sends it).
 */
export async function sendOnce(
  platform: Pick<Platform, 'store' | 'outbox' | 'now'>,
  compose: ComposeMessage,
  delivery: Delivery,
): Promise<DeliveryOutcome> {
  const receipt = new MailReceipt(platform, delivery);
  const begun = await whenFree(delivery, () => begin(receipt, compose, delivery));
  if ('alreadySent' in begun) {
    const { messageId = '', at } = begun.alreadySent;
    return { outcome: 'already-sent', messageId, at };
  }
  const { sending, mail } = begun;
  const { messageId, rejected } = await attempt(platform, mail, receipt, sending);
  const costs = delivery.mailedCosts === undefined ? {} : { told: delivery.mailedCosts };
  await receipt.write(sending, { state: 'sent', attempt: sending.attempt, messageId, ...costs });
  return { outcome: 'sent', messageId, rejected };
}

/**
 * Tries again while another run has claimed the mail, so that two runs started together do not raise an
 * alarm. A resend does not wait, so that it never sends at the same time as the first mail.
 */
async function whenFree<T>(
  { claimWaitSeconds, resend, sleep = pause }: Delivery,
  work: () => Promise<T>,
): Promise<T> {
  for (let left = resend ? 0 : claimWaitSeconds; ; left -= pollSeconds) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ClaimedByOtherRunError) || left <= 0) throw error;
      await sleep(pollSeconds * 1000);
    }
  }
}

type Begun =
  | { readonly alreadySent: StoredReceipt }
  | { readonly sending: StoredReceipt; readonly mail: OutgoingMail };

/** Claims the mail, composes it and sets the receipt to 'sending'. The mail is not sent yet. */
async function begin(
  receipt: MailReceipt,
  compose: ComposeMessage,
  delivery: Delivery,
): Promise<Begun> {
  const claimed = await claim(receipt, delivery);
  if (claimed.state === 'sent') return { alreadySent: claimed };
  const mail = await compose(claimed.attempt);
  const sending = await receipt.write(claimed, { state: 'sending', attempt: claimed.attempt });
  return { sending, mail };
}

/** The receipt claimed for this run, or the receipt of the sent mail. */
async function claim(receipt: MailReceipt, delivery: Delivery): Promise<StoredReceipt> {
  const found = await receipt.read();
  if (found !== undefined && isDelivered(found, delivery)) return found;
  if (found !== undefined) receipt.requireFree(found);
  try {
    return await receipt.write(found, { state: 'claimed', attempt: attemptAfter(found) });
  } catch (error) {
    if (!(error instanceof ClaimedByOtherRunError)) throw error;
    const winner = await receipt.read();
    if (winner?.state === 'sent') return winner;
    throw error;
  }
}

/** A claim that never reached the mail server is the same attempt; anything later is a new one. */
function attemptAfter(found: Receipt | undefined): number {
  if (found === undefined) return 1;
  return found.state === 'claimed' ? found.attempt : found.attempt + 1;
}

async function attempt(
  { outbox }: Pick<Platform, 'outbox'>,
  mail: OutgoingMail,
  receipt: MailReceipt,
  sending: StoredReceipt,
): Promise<SentMail> {
  try {
    return await outbox.send(mail);
  } catch (error) {
    if (error instanceof MailRefusedError) await receipt.release(sending, error.message);
    throw error;
  }
}
