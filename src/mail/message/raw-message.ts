/**
 * The message as it is sent: raw RFC 5322 text. The same input gives the same bytes, so that a retry sends
 * what the first attempt would have sent. No value can break a header.
 */
import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { OutgoingMail } from '../../ports/outbox.ts';
import { oneAddress } from './mail-address.ts';

/** Sender, recipients, date, and number of the attempt. */
export interface Envelope {
  /** One address, with or without a name: 'FinOps <finops@example.com>'. */
  readonly from: string;
  readonly to: readonly string[];
  /** The Date header, passed in so that the bytes depend on nothing else. */
  readonly date: Date;
  /** 1 for the first mail. Later mails get a different message id, because servers drop a repeated id. */
  readonly attempt: number;
}

export interface AttachedFile {
  readonly filename: string;
  readonly content: string | Buffer;
  readonly contentType: string;
}

export interface MessageParts {
  /** Names the message before its attempt is added: 'digest.2026-11-20.finops'. Safe as a file name. */
  readonly name: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly attachments?: readonly AttachedFile[];
  /** Additional headers, next to those that mark the mail as automatic. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Throws a RangeError if an address could break a header, or if there is no recipient. */
export async function rawMessage(
  { from, to, date, attempt }: Envelope,
  { name: given, subject, html, text, attachments = [], headers = {} }: MessageParts,
): Promise<OutgoingMail> {
  const sender = oneAddress(from);
  const readers = to.map(oneAddress);
  if (readers.length === 0) throw new RangeError(`The mail ${given} has no recipient.`);
  const name = attempt === 1 ? given : `${given}.resend-${attempt - 1}`;
  const raw = await new MailComposer({
    from,
    to: [...to],
    date,
    text,
    html,
    subject: headerLine(subject),
    messageId: `<${name}@${sender.slice(sender.lastIndexOf('@') + 1)}>`,
    attachments: [...attachments],
    headers: { ...automaticHeaders, ...headers },
    baseBoundary: createHash('sha256')
      .update(`${name} ${readers.join()}`)
      .digest('hex')
      .slice(0, 24),
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
  return { from, to, raw, name };
}

/** The audience as part of the message's name. Throws a RangeError if it is not safe as a file name. */
export function safeAudience(audience: string): string {
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(audience)) {
    throw new RangeError(`Audience ${JSON.stringify(audience)}: write a-z, 0-9 and hyphens.`);
  }
  return audience;
}

/** RFC 3834, and the header that Exchange reads instead: they prevent out-of-office replies. */
const automaticHeaders = {
  'Auto-Submitted': 'auto-generated',
  'X-Auto-Response-Suppress': 'All',
};

function headerLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
