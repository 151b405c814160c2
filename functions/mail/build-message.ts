/**
 * The message as it leaves: a raw RFC 5322 text with HTML, text twin and CSV, byte for byte the
 * same whenever the input is, so that a retry sends what the first attempt would have sent.
 */
import { createHash } from 'node:crypto';
import addressparser from 'nodemailer/lib/addressparser';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { BillingDay } from '../domain/billing-day.ts';
import type { Figures } from '../domain/figures.ts';
import type { OutgoingMail } from '../platform/ports.ts';
import type { DigestMail } from './compose-digest.ts';
import { type CsvAttachment, linkText } from './csv-attachment.ts';
import { csvName } from './digest-csv.ts';

/** The mail's words and the days they are about. */
export interface MessageContent extends DigestMail {
  /** The requested day names the message, the report day the attachment. */
  readonly figures: Pick<Figures, 'requestedDay' | 'reportDay'>;
}

/** A mail, who writes it to whom, and when. */
export interface Letter {
  readonly mail: MessageContent;
  /** The day's CSV, as `attachmentFor` made it fit. */
  readonly attachment: CsvAttachment;
  /** One address, with or without a name: 'FinOps <finops@example.com>'. */
  readonly from: string;
  readonly to: readonly string[];
  /** Who this mail is for: lower-case letters, digits and hyphens, such as 'finops'. */
  readonly audience: string;
  /** The Date header, passed in so that the bytes depend on nothing else. */
  readonly date: Date;
  /** 1 for the first mail of the day. Later ones get an id of their own, or servers drop them. */
  readonly attempt: number;
}

/**
 * Builds the message: multipart/mixed of multipart/alternative and exactly one CSV (or
 * its stand-in). Throws a RangeError where an address or the audience could break a header.
 */
export async function buildMessage(letter: Letter): Promise<OutgoingMail> {
  const { mail } = letter;
  const { requestedDay, reportDay } = mail.figures;
  const from = oneAddress(letter.from);
  const to = letter.to.map(oneAddress);
  if (to.length === 0) throw new RangeError('A mail needs at least one recipient.');
  const resent = letter.attempt === 1 ? '' : `.resend-${letter.attempt - 1}`;
  const name = `digest.${requestedDay}.${safeAudience(letter.audience)}${resent}`;
  const raw = await new MailComposer({
    from: letter.from,
    to: [...letter.to],
    date: letter.date,
    messageId: `<${name}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    subject: headerLine(mail.subject),
    text: mail.text,
    html: mail.html,
    attachments: [attachedFile(csvName(reportDay), letter.attachment)],
    headers: automaticHeaders(reportDay),
    baseBoundary: createHash('sha256').update(`${name} ${to.join()}`).digest('hex').slice(0, 24),
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
  return { from: letter.from, to: letter.to, raw, name };
}

function attachedFile(name: string, attachment: CsvAttachment) {
  if (attachment.kind === 'link') {
    const content = linkText(attachment.location);
    return { filename: `${name}.link.txt`, content, contentType: 'text/plain; charset=utf-8' };
  }
  const { content, isCompressed } = attachment;
  return isCompressed
    ? { filename: `${name}.gz`, content, contentType: 'application/gzip' }
    : { filename: name, content, contentType: 'text/csv; charset=utf-8' };
}

/** RFC 3834, and what Exchange reads instead: no out-of-office replies to a digest. */
function automaticHeaders(reportDay: BillingDay): Record<string, string> {
  return {
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    'X-Finops-Digest-Report-Day': reportDay,
  };
}

/** The bare address. Throws unless the text is exactly one. */
function oneAddress(text: string): string {
  const [first, ...others] = addressparser(text, { flatten: true });
  const address = first?.address ?? '';
  if (others.length > 0 || /\p{Cc}/u.test(text) || !/^[^\s@]+@[^\s@]+$/.test(address)) {
    throw new RangeError(`${JSON.stringify(text)} is not one mail address.`);
  }
  return address;
}

function safeAudience(audience: string): string {
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(audience)) {
    throw new RangeError(`Audience ${JSON.stringify(audience)}: write a-z, 0-9 and hyphens.`);
  }
  return audience;
}

function headerLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
