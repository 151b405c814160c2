/** Where mail leaves: SES, or a folder of .eml files and an SMTP server. */

export interface OutgoingMail {
  readonly from: string;
  readonly to: readonly string[];
  /** A whole RFC 5322 message. */
  readonly raw: Uint8Array;
  /** Unique per report day and audience; file-name safe. */
  readonly name: string;
}

export interface SentMail {
  readonly messageId: string;
  /** Recipients the server refused at once while it took the mail for the others. */
  readonly rejected: readonly string[];
}

/** Thrown by `Outbox.send` when the message was definitely not accepted, so sending again is safe. */
export class MailRefusedError extends Error {
  override readonly name = 'MailRefusedError';
  /** Refused for the rate of sending alone: a moment later it may be taken. */
  readonly isForRate: boolean;

  constructor(message: string, options: ErrorOptions & { readonly isForRate?: boolean } = {}) {
    super(message, options);
    this.isForRate = options.isForRate ?? false;
  }
}

/** Where mail leaves. One call is one attempt: implementations never retry a send. */
export interface Outbox {
  /** Throws MailRefusedError on a definite refusal; any other error leaves the outcome unknown. */
  send(mail: OutgoingMail): Promise<SentMail>;
}
