/**
 * The receipt of one mail, under `receipts/<report-day>/<audience>.json`. Each state is written on
 * condition that the one before it still stands, so that runs agree on who sends.
 */
import * as z from 'zod/mini';
import type { BillingDay } from '../domain/billing-day.ts';
import '../domain/english-faults.ts';
import { type ObjectStore, type Platform, PreconditionFailedError } from '../platform/ports.ts';

const receiptFile = z.object({
  state: z.enum(['claimed', 'sending', 'sent']),
  runId: z.string(),
  /** When this state was reached, ISO 8601 UTC. */
  at: z.iso.datetime(),
  /** 1 for the first mail, one more for each --resend. */
  attempt: z.number().check(z.int(), z.positive()),
  messageId: z.optional(z.string()),
  /** Why the mail server refused, when a refusal put the receipt back to claimed. */
  refusal: z.optional(z.string()),
  /** What the mail told, so that the next can say what changed since; early receipts lack it. */
  told: z.optional(
    z.object({
      reportDay: z.string(),
      /** Cost of the audience's scope by day, of the days that AWS may still change. */
      dayCosts: z.record(z.string(), z.number()),
    }),
  ),
});

export type Receipt = z.infer<typeof receiptFile>;
export type StoredReceipt = Receipt & { readonly etag: string };

export interface ReceiptKeeper {
  readonly reportDay: BillingDay;
  readonly audience: string;
  readonly runId: string;
  readonly staleSeconds: number;
  /** Send again although a mail was sent, or may have been. */
  readonly resend: boolean;
}

/** Another run has the mail: it sends, or is dead and will be found so. */
export class HeldElsewhereError extends Error {
  override readonly name = 'HeldElsewhereError';
}

/** The receipt of a day and audience, or undefined. Throws where it cannot be read. */
export async function readReceipt(
  store: ObjectStore,
  reportDay: BillingDay,
  audience: string,
): Promise<StoredReceipt | undefined> {
  const stored = await store.get(receiptKey(reportDay, audience));
  if (stored === undefined) return undefined;
  const receipt = receiptFile.parse(JSON.parse(Buffer.from(stored.body).toString('utf8')));
  return { ...receipt, etag: stored.etag };
}

/** Reads and writes the one receipt of a delivery. */
export class ReceiptBook {
  readonly #store: ObjectStore;
  readonly #now: () => number;
  readonly #keeper: ReceiptKeeper;

  constructor({ store, now }: Pick<Platform, 'store' | 'now'>, keeper: ReceiptKeeper) {
    this.#store = store;
    this.#now = now;
    this.#keeper = keeper;
  }

  read(): Promise<StoredReceipt | undefined> {
    return readReceipt(this.#store, this.#keeper.reportDay, this.#keeper.audience);
  }

  /** Throws unless this run may take the receipt over. */
  requireFree(found: StoredReceipt): void {
    const { runId, staleSeconds, resend } = this.#keeper;
    if (found.state === 'sent' || found.refusal !== undefined) return;
    const isDead =
      found.runId === runId || this.#now() - Date.parse(found.at) > staleSeconds * 1000;
    if (!isDead) throw new HeldElsewhereError(this.#heldMessage(found));
    if (found.state === 'sending' && !resend) throw new Error(this.#unknownMessage(found));
  }

  /** Writes the next state over `previous`; throws when another run was faster. */
  async write(
    previous: StoredReceipt | undefined,
    next: Omit<Receipt, 'runId' | 'at'>,
  ): Promise<StoredReceipt> {
    const { reportDay, audience, runId } = this.#keeper;
    const receipt: Receipt = { ...next, runId, at: new Date(this.#now()).toISOString() };
    const condition =
      previous === undefined ? { ifNoneMatch: '*' as const } : { ifMatch: previous.etag };
    const body = Buffer.from(`${JSON.stringify(receipt, null, 1)}\n`);
    try {
      const options = { contentType: 'application/json', ...condition };
      const { etag } = await this.#store.put(receiptKey(reportDay, audience), body, options);
      return { ...receipt, etag };
    } catch (cause) {
      if (!(cause instanceof PreconditionFailedError)) throw cause;
      const message = `Another run took over the mail of ${this.#title()}; it sends.`;
      throw new HeldElsewhereError(message, { cause });
    }
  }

  /** Back to claimed after a definite refusal, free for any run to try again. */
  async release(sending: StoredReceipt, refusal: string): Promise<void> {
    await this.write(sending, { state: 'claimed', attempt: sending.attempt, refusal });
  }

  #heldMessage({ runId, state, at }: Receipt): string {
    const free = new Date(Date.parse(at) + this.#keeper.staleSeconds * 1000).toISOString();
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
    return `${this.#keeper.reportDay} to ${this.#keeper.audience}`;
  }
}

function receiptKey(reportDay: BillingDay, audience: string): string {
  return `receipts/${reportDay}/${audience}.json`;
}
