/**
 * A receipt that is there and cannot be read: empty, cut by a full disk, or written by something else.
 * Whether its mail left is not known, so the mail waits for a person; older receipts only say what
 * changed since, and are passed over.
 */
import type { BillingDay } from '../domain/calendar/billing-day.ts';

/** What the receipt is of, where it is, and what it holds. */
export interface DamagedReceipt {
  readonly reportDay: BillingDay;
  readonly audience: string;
  readonly key: string;
  readonly etag: string;
  readonly text: string;
}

export class DamagedReceiptError extends Error {
  override readonly name = 'DamagedReceiptError';
  /** Of the damaged object: whoever sends again writes over just that. */
  readonly etag: string;
  /** The last attempt it may be of. A mail under an earlier attempt's id would look like that mail. */
  readonly attempt: number;
  /** For those who can do without it. */
  readonly notice: string;

  constructor({ reportDay, audience, key, etag, text }: DamagedReceipt, cause: unknown) {
    const damage = text.trim() === '' ? 'it is empty' : (cause as Error).message;
    const what = `The receipt ${key} of the mail of ${reportDay} to ${audience} is damaged (${damage})`;
    super(
      `${what}, so nobody knows whether that mail left; nothing was sent now. Ask a reader or the ` +
        'mail log; if it did not arrive, run again with --resend, which also writes the receipt anew ' +
        '(runbooks/resend-a-mail.md).',
      { cause },
    );
    this.etag = etag;
    this.attempt = Number(/"attempt":\s*(\d+)/.exec(text)?.[1] ?? 1);
    this.notice = `${what}; what it says was passed over.`;
  }
}
