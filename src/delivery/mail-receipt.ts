/**
 * The receipt of one mail, under `receipts/<report-day>/<audience>.json`. Each state is written with a
 * conditional write on the state before it, so that only one run sends.
 */
import * as z from 'zod/mini';
import { type BillingDay, isBillingDay } from '../domain/calendar/billing-day.ts';
import '../domain/input/zod-messages.ts';
import { type ObjectStore, PreconditionFailedError } from '../ports/object-store.ts';
import type { Platform } from '../ports/platform.ts';
import { DamagedReceiptError } from './damaged-receipt.ts';

const receiptFile = z.object({
  state: z.enum(['claimed', 'sending', 'sent']),
  runId: z.string(),
  /** When this state was reached, ISO 8601 UTC. */
  at: z.iso.datetime(),
  /** 1 for the first mail, one more for each --resend. */
  attempt: z.number().check(z.int(), z.positive()),
  messageId: z.optional(z.string()),
  /** Why the mail server rejected the mail, which set the receipt back to claimed. */
  refusal: z.optional(z.string()),
  /** Costs in the mail, so that the next one can report changes; early receipts lack it. */
  told: z.optional(
    z.object({
      reportDay: z.string().check(z.refine(isBillingDay, 'no calendar day')),
      /** Cost of the audience's scope by day, of the days that AWS may still change. */
      dayCosts: z.record(z.string(), z.number()),
      /** The organization's projected month end in the mail, null if it was unknown. */
      monthEnd: z.optional(z.nullable(z.number())),
      /** Hours of the report day that the bill had, if the day was not complete. */
      hours: z.optional(z.number()),
    }),
  ),
});

export type Receipt = z.infer<typeof receiptFile>;
export type StoredReceipt = Receipt & { readonly etag: string };

/** Maximum difference between the clocks of two machines. */
const clockSkewMilliseconds = 60_000;

export interface ReceiptOptions {
  readonly reportDay: BillingDay;
  readonly audience: string;
  readonly runId: string;
  readonly staleSeconds: number;
  /** Send again even if a mail was sent, or may have been. */
  readonly resend: boolean;
}

/** Another run has claimed the mail: it sends the mail, or is considered crashed later. */
export class ClaimedByOtherRunError extends Error {
  override readonly name = 'ClaimedByOtherRunError';
}

/** The receipt of a day and audience, or undefined. Throws a DamagedReceiptError that names its file. */
export async function readReceipt(
  store: Pick<ObjectStore, 'get'>,
  reportDay: BillingDay,
  audience: string,
): Promise<StoredReceipt | undefined> {
  const key = receiptKey(reportDay, audience);
  const stored = await store.get(key);
  if (stored === undefined) return undefined;
  const { body, etag } = stored;
  const text = Buffer.from(body).toString('utf8');
  try {
    return { ...receiptIn(text), etag };
  } catch (cause) {
    throw new DamagedReceiptError({ reportDay, audience, key, etag, text }, cause);
  }
}

/**
 * Reads the receipt of an earlier mail. A damaged one counts as missing, because it must not stop
 * today's mail; `passOver` gets the sentence that says so.
 */
export async function readEarlierReceipt(
  store: Pick<ObjectStore, 'get'>,
  reportDay: BillingDay,
  audience: string,
  passOver: (notice: string) => void = () => undefined,
): Promise<StoredReceipt | undefined> {
  try {
    return await readReceipt(store, reportDay, audience);
  } catch (error) {
    if (!(error instanceof DamagedReceiptError)) throw error;
    passOver(error.notice);
    return undefined;
  }
}

function receiptIn(text: string): Receipt {
  const parsed = receiptFile.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error([issue?.path.join('.'), issue?.message].filter(Boolean).join(': '));
}

/** Whether the mail was sent and must not be sent again: a resend repeats only mails of other runs. */
export function isDelivered(
  found: Receipt,
  { resend, runId }: Pick<ReceiptOptions, 'resend' | 'runId'>,
): boolean {
  return found.state === 'sent' && !(resend && found.runId !== runId);
}

/** Reads and writes the receipt of one delivery. */
export class MailReceipt {
  readonly #store: ObjectStore;
  readonly #now: () => number;
  readonly #options: ReceiptOptions;

  constructor({ store, now }: Pick<Platform, 'store' | 'now'>, options: ReceiptOptions) {
    this.#store = store;
    this.#now = now;
    this.#options = options;
  }

  /** The stored receipt. For a resend, a damaged receipt counts as that of a sent mail. */
  async read(): Promise<StoredReceipt | undefined> {
    const { reportDay, audience, resend } = this.#options;
    try {
      return await readReceipt(this.#store, reportDay, audience);
    } catch (error) {
      if (!(error instanceof DamagedReceiptError) || !resend) throw error;
      const { etag, attempt } = error;
      return { state: 'sent', runId: '', at: new Date(0).toISOString(), attempt, etag };
    }
  }

  /** Throws unless this run may claim the receipt. */
  requireFree(found: StoredReceipt): void {
    const { runId, staleSeconds, resend } = this.#options;
    if (found.state === 'sent' || found.refusal !== undefined) return;
    const age = this.#now() - Date.parse(found.at);
    // A time in the future was written by a wrong clock: waiting for it could take forever.
    const hasCrashed =
      found.runId === runId || age > staleSeconds * 1000 || age < -clockSkewMilliseconds;
    if (!hasCrashed) throw new ClaimedByOtherRunError(this.#claimedMessage(found));
    if (found.state === 'sending' && !resend) throw new Error(this.#unknownMessage(found));
  }

  /** Writes the next state over `previous`; throws when another run was faster. */
  async write(
    previous: StoredReceipt | undefined,
    next: Omit<Receipt, 'runId' | 'at'>,
  ): Promise<StoredReceipt> {
    const { reportDay, audience, runId } = this.#options;
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
      const message = `Another run took over the mail of ${this.#title()}; that run sends it.`;
      throw new ClaimedByOtherRunError(message, { cause });
    }
  }

  /** Sets the receipt back to claimed after a definite rejection, so that any run may try again. */
  async release(sending: StoredReceipt, refusal: string): Promise<void> {
    await this.write(sending, { state: 'claimed', attempt: sending.attempt, refusal });
  }

  #claimedMessage({ runId, state, at }: Receipt): string {
    const free = new Date(Date.parse(at) + this.#options.staleSeconds * 1000).toISOString();
    return (
      `Run ${runId} has the mail of ${this.#title()} in state '${state}' since ${at}. If that run has ` +
      `crashed, run again after ${free}.`
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
    return `${this.#options.reportDay} to ${this.#options.audience}`;
  }
}

function receiptKey(reportDay: BillingDay, audience: string): string {
  return `receipts/${reportDay}/${audience}.json`;
}
