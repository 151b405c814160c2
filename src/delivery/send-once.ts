/**
 * Never two mails per report day and audience. A receipt in the object store moves claimed →
 * sending → sent, each step a conditional write, so that concurrent and repeated runs agree on who
 * sends. The send itself is one attempt.
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
  /** Seconds to wait for another run that has the mail, before this one fails. */
  readonly claimWaitSeconds: number;
  /** Kept in the receipt of a mail that was sent. */
  readonly told?: Receipt['told'];
  /** Waits; tests have their own. */
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
}

export type DeliveryOutcome =
  | {
      readonly outcome: 'sent';
      readonly messageId: string;
      /** Recipients that the mail server refused while it took the mail for the others. */
      readonly rejected: readonly string[];
    }
  | { readonly outcome: 'already-sent'; readonly messageId: string; readonly at: string };

/** Makes the message of an attempt: 1 for the first mail, more for each that was sent again. */
export type ComposeMessage = (attempt: number) => Promise<OutgoingMail>;

const secondsBetweenLooks = 2;

/**
 * Sends the mail unless its receipt says it was sent. Throws an Error that says what to do: when
 * another run has the mail and does not finish while this one waits, when an earlier send did not
 * finish and its outcome is unknown, and when the mail server refuses (then the next run sends).
 */
export async function sendOnce(
  platform: Pick<Platform, 'store' | 'outbox' | 'now'>,
  compose: ComposeMessage,
  delivery: Delivery,
): Promise<DeliveryOutcome> {
  const book = new MailReceipt(platform, delivery);
  const begun = await whenFree(delivery, () => begin(book, compose, delivery));
  if ('alreadySent' in begun) {
    const { messageId = '', at } = begun.alreadySent;
    return { outcome: 'already-sent', messageId, at };
  }
  const { sending, mail } = begun;
  const { messageId, rejected } = await attempt(platform, mail, book, sending);
  const told = delivery.told === undefined ? {} : { told: delivery.told };
  await book.write(sending, { state: 'sent', attempt: sending.attempt, messageId, ...told });
  return { outcome: 'sent', messageId, rejected };
}

/**
 * Looks again for as long as another run has the mail: two that started together are no reason to
 * wake anyone. Whoever asks for a second mail does not wait, and so never sends it beside the first.
 */
async function whenFree<T>(
  { claimWaitSeconds, resend, sleep = pause }: Delivery,
  work: () => Promise<T>,
): Promise<T> {
  for (let left = resend ? 0 : claimWaitSeconds; ; left -= secondsBetweenLooks) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ClaimedByOtherRunError) || left <= 0) throw error;
      await sleep(secondsBetweenLooks * 1000);
    }
  }
}

type Begun =
  | { readonly alreadySent: StoredReceipt }
  | { readonly sending: StoredReceipt; readonly mail: OutgoingMail };

/** Claims the mail, makes it, and says that it is being sent. Nothing has left yet. */
async function begin(
  book: MailReceipt,
  compose: ComposeMessage,
  delivery: Delivery,
): Promise<Begun> {
  const claimed = await claim(book, delivery);
  if (claimed.state === 'sent') return { alreadySent: claimed };
  const mail = await compose(claimed.attempt);
  const sending = await book.write(claimed, { state: 'sending', attempt: claimed.attempt });
  return { sending, mail };
}

/** The receipt claimed for this run, or the one that says the mail was sent. */
async function claim(book: MailReceipt, delivery: Delivery): Promise<StoredReceipt> {
  const found = await book.read();
  if (found !== undefined && isDelivered(found, delivery)) return found;
  if (found !== undefined) book.requireFree(found);
  try {
    return await book.write(found, { state: 'claimed', attempt: attemptAfter(found) });
  } catch (error) {
    if (!(error instanceof ClaimedByOtherRunError)) throw error;
    const winner = await book.read();
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
  book: MailReceipt,
  sending: StoredReceipt,
): Promise<SentMail> {
  try {
    return await outbox.send(mail);
  } catch (error) {
    if (error instanceof MailRefusedError) await book.release(sending, error.message);
    throw error;
  }
}
