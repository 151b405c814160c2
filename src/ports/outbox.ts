/** The port that sends mail: SES, or a folder of .eml files and an SMTP server. */

export interface OutgoingMail {
  readonly from: string;
  readonly to: readonly string[];
  /** An RFC 5322 message. */
  readonly raw: Uint8Array;
  /** Unique per report day and audience; file-name safe. */
  readonly name: string;
}

export interface SentMail {
  readonly messageId: string;
  /** Recipients that the server rejected at once while it accepted the mail for the others. */
  readonly rejected: readonly string[];
}

/** Thrown by `Outbox.send` when the message was definitely not accepted, so sending again is safe. */
export class MailRefusedError extends Error {
  override readonly name = 'MailRefusedError';
  /** True when the mail was throttled: a later attempt may succeed. */
  readonly isForRate: boolean;

  constructor(message: string, options: ErrorOptions & { readonly isForRate?: boolean } = {}) {
    super(message, options);
    this.isForRate = options.isForRate ?? false;
  }
}

/** Sends mail. One call is one attempt: implementations never retry. */
export interface Outbox {
  /** Throws MailRefusedError when the mail was rejected; after other errors the outcome is unknown. */
  send(mail: OutgoingMail): Promise<SentMail>;
}
