/**
 * The error for a receipt that cannot be read: empty, truncated by a full disk, or written by something
 * else. It is unknown whether its mail was sent, so an operator must decide. Damaged receipts of earlier
 * days are ignored, because they only show what has changed since.
 */
import type { BillingDay } from '../domain/calendar/billing-day.ts';

/** The mail of the receipt, its location and its content. */
export interface DamagedReceipt {
  readonly reportDay: BillingDay;
  readonly audience: string;
  readonly key: string;
  readonly etag: string;
  readonly text: string;
}

export class DamagedReceiptError extends Error {
  override readonly name = 'DamagedReceiptError';
  /** Of the damaged object: a run with resend overwrites only this version. */
  readonly etag: string;
  /** The latest attempt that it may record. A new mail with an old attempt's id would look like a copy. */
  readonly attempt: number;
  /** A notice for callers that ignore the receipt. */
  readonly notice: string;

  constructor({ reportDay, audience, key, etag, text }: DamagedReceipt, cause: unknown) {
    const damage = text.trim() === '' ? 'it is empty' : (cause as Error).message;
    const what = `The receipt ${key} of the mail of ${reportDay} to ${audience} is damaged (${damage})`;
    super(
      `${what}, so it is unknown whether that mail was sent; nothing was sent now. Ask a reader or the ` +
        'mail log; if it did not arrive, run again with --resend, which also replaces the receipt ' +
        '(runbooks/resend-a-mail.md).',
      { cause },
    );
    this.etag = etag;
    this.attempt = Number(/"attempt":\s*(\d+)/.exec(text)?.[1] ?? 1);
    this.notice = `${what}; it was ignored.`;
  }
}
