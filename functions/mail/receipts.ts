/**
 * Never two mails per report day and audience. A receipt in the object store moves claimed →
 * sending → sent, each step a conditional write, so that concurrent and repeated runs agree on who
 * sends. The send itself is one attempt.
 */
import * as z from 'zod';
import type { BillingDay } from '../domain/billing-day.ts';
import {
  MailRefusedError,
  type ObjectStore,
  type OutgoingMail,
  type Platform,
  PreconditionFailedError,
  type SentMail,
} from '../platform/ports.ts';

const receiptFile = z.object({
  state: z.enum(['claimed', 'sending', 'sent']),
  runId: z.string(),
  /** When this state was reached, ISO 8601 UTC. */
  at: z.iso.datetime(),
  /** 1 for the first mail, one more for each --resend. */
  attempt: z.number().int().positive(),
  messageId: z.string().optional(),
  /** Why the mail server refused, when a refusal put the receipt back to claimed. */
  refusal: z.string().optional(),
});

type Receipt = z.infer<typeof receiptFile>;
type StoredReceipt = Receipt & { readonly etag: string };

export interface Delivery {
  readonly reportDay: BillingDay;
  readonly audience: string;
  readonly runId: string;
  readonly staleSeconds: number;
  /** Send again although a mail was sent, or may have been. */
  readonly resend: boolean;
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

/**
 * Sends the mail unless its receipt says it was sent. Throws an Error that says what to do: when
 * another run is about to send, when an earlier send did not finish and its outcome is unknown,
 * and when the mail server refuses (then the next run sends).
 */
export async function sendOnce(
  platform: Pick<Platform, 'store' | 'outbox' | 'now'>,
  compose: ComposeMessage,
  delivery: Delivery,
): Promise<DeliveryOutcome> {
  const book = new ReceiptBook(platform, delivery);
  const claimed = await claim(book, delivery);
  if (claimed.state === 'sent') {
    return { outcome: 'already-sent', messageId: claimed.messageId ?? '', at: claimed.at };
  }
  const mail = await compose(claimed.attempt);
  const sending = await book.write(claimed, { state: 'sending', attempt: claimed.attempt });
  const { messageId, rejected } = await attempt(platform, mail, book, sending);
  await book.write(sending, { state: 'sent', attempt: sending.attempt, messageId });
  return { outcome: 'sent', messageId, rejected };
}

/** The receipt claimed for this run, or the one that says the mail was sent. */
async function claim(book: ReceiptBook, { resend }: Delivery): Promise<StoredReceipt> {
  const found = await book.read();
  if (found?.state === 'sent' && !resend) return found;
  if (found !== undefined) book.requireFree(found);
  try {
    return await book.write(found, { state: 'claimed', attempt: attemptAfter(found) });
  } catch (error) {
    if (!(error instanceof OvertakenError)) throw error;
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
  book: ReceiptBook,
  sending: StoredReceipt,
): Promise<SentMail> {
  try {
    return await outbox.send(mail);
  } catch (error) {
    if (error instanceof MailRefusedError) await book.release(sending, error.message);
    throw error;
  }
}

class OvertakenError extends Error {
  override readonly name = 'OvertakenError';
}

/** Reads and writes the one receipt of a delivery. */
class ReceiptBook {
  readonly #store: ObjectStore;
  readonly #now: () => number;
  readonly #delivery: Delivery;
  readonly #key: string;

  constructor({ store, now }: Pick<Platform, 'store' | 'now'>, delivery: Delivery) {
    this.#store = store;
    this.#now = now;
    this.#delivery = delivery;
    this.#key = `receipts/${delivery.reportDay}/${delivery.audience}.json`;
  }

  async read(): Promise<StoredReceipt | undefined> {
    const stored = await this.#store.get(this.#key);
    if (stored === undefined) return undefined;
    const receipt = receiptFile.parse(JSON.parse(Buffer.from(stored.body).toString('utf8')));
    return { ...receipt, etag: stored.etag };
  }

  /** Throws unless this run may take the receipt over. */
  requireFree(found: StoredReceipt): void {
    const { runId, staleSeconds, resend } = this.#delivery;
    if (found.state === 'sent' || found.refusal !== undefined) return;
    const isDead =
      found.runId === runId || this.#now() - Date.parse(found.at) > staleSeconds * 1000;
    if (!isDead) throw new Error(this.#heldMessage(found));
    if (found.state === 'sending' && !resend) throw new Error(this.#unknownMessage(found));
  }

  /** Writes the next state over `previous`; throws when another run was faster. */
  async write(
    previous: StoredReceipt | undefined,
    next: Pick<Receipt, 'state' | 'attempt' | 'messageId' | 'refusal'>,
  ): Promise<StoredReceipt> {
    const at = new Date(this.#now()).toISOString();
    const receipt: Receipt = { ...next, runId: this.#delivery.runId, at };
    const condition =
      previous === undefined ? { ifNoneMatch: '*' as const } : { ifMatch: previous.etag };
    const body = Buffer.from(`${JSON.stringify(receipt, null, 1)}\n`);
    try {
      const options = { contentType: 'application/json', ...condition };
      return { ...receipt, etag: (await this.#store.put(this.#key, body, options)).etag };
    } catch (cause) {
      if (!(cause instanceof PreconditionFailedError)) throw cause;
      const message = `Another run took over the mail of ${this.#title()}; it sends.`;
      throw new OvertakenError(message, { cause });
    }
  }

  /** Back to claimed after a definite refusal, free for any run to try again. */
  async release({ attempt, etag, ...previous }: StoredReceipt, refusal: string): Promise<void> {
    await this.write({ ...previous, attempt, etag }, { state: 'claimed', attempt, refusal });
  }

  #heldMessage({ runId, state, at }: Receipt): string {
    const free = new Date(Date.parse(at) + this.#delivery.staleSeconds * 1000).toISOString();
    return (
      `Run ${runId} has had the mail of ${this.#title()} ${state} since ${at}. If that run is ` +
      `dead, run again after ${free}.`
    );
  }

  #unknownMessage({ runId, at }: Receipt): string {
    return (
      `Run ${runId} began to send the mail of ${this.#title()} at ${at} and never finished, so it ` +
      'may or may not have left; nothing was sent now. Ask a reader or the mail log, then run ' +
      'again with --resend if it did not arrive (runbooks/resend-a-mail.md).'
    );
  }

  #title(): string {
    return `${this.#delivery.reportDay} to ${this.#delivery.audience}`;
  }
}
