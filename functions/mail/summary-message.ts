/**
 * A summary as it leaves: a raw RFC 5322 text with HTML, text twin and CSV, byte for byte the same
 * whenever the input is, so that a retry sends what the first attempt would have sent.
 */
import { createHash } from 'node:crypto';
import addressparser from 'nodemailer/lib/addressparser';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { OutgoingMail } from '../platform/ports.ts';
import type { CsvAttachment } from './csv-attachment.ts';
import type { SummaryMail } from './summary-mail.ts';

/** A summary, who writes it to whom, and when. */
export interface SummaryLetter {
  readonly mail: SummaryMail;
  /** ISO 8601: '2026-W47', '2026-11'. */
  readonly periodId: string;
  /** Who this mail is for: lower-case letters, digits and hyphens, such as 'finops'. */
  readonly audience: string;
  readonly csvName: string;
  readonly attachment: CsvAttachment;
  /** One address, with or without a name. */
  readonly from: string;
  readonly to: readonly string[];
  /** The Date header, passed in so that the bytes depend on nothing else. */
  readonly date: Date;
  /** 1 for the first mail. Later ones get an id of their own, or servers drop them. */
  readonly attempt: number;
}

/** Throws a RangeError where an address or the audience could break a header. */
export async function buildSummaryMessage(letter: SummaryLetter): Promise<OutgoingMail> {
  const { mail, periodId, audience } = letter;
  const from = oneAddress(letter.from);
  const to = letter.to.map(oneAddress);
  if (to.length === 0) throw new RangeError(`The summary for ${audience} has no recipient.`);
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(audience)) {
    throw new RangeError(`Audience ${JSON.stringify(audience)}: write a-z, 0-9 and hyphens.`);
  }
  const resent = letter.attempt === 1 ? '' : `.resend-${letter.attempt - 1}`;
  const name = `summary.${periodId}.${audience}${resent}`;
  const raw = await new MailComposer({
    from: letter.from,
    to: [...letter.to],
    date: letter.date,
    messageId: `<${name}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    attachments: [attachedFile(letter.csvName, letter.attachment)],
    headers: { ...automaticHeaders, 'X-Finops-Digest-Period': periodId },
    baseBoundary: createHash('sha256').update(`${name} ${to.join()}`).digest('hex').slice(0, 24),
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
  return { from: letter.from, to: letter.to, raw, name };
}

/** RFC 3834, and what Exchange reads instead: no out-of-office replies to a summary. */
const automaticHeaders = {
  'Auto-Submitted': 'auto-generated',
  'X-Auto-Response-Suppress': 'All',
};

function attachedFile(name: string, attachment: CsvAttachment) {
  if (attachment.kind === 'link') {
    const content = `The CSV of this period is too large for a mail. It is kept here:\r\n\r\n  ${attachment.location}\r\n`;
    return { filename: `${name}.link.txt`, content, contentType: 'text/plain; charset=utf-8' };
  }
  const { content, isCompressed } = attachment;
  return isCompressed
    ? { filename: `${name}.gz`, content, contentType: 'application/gzip' }
    : { filename: name, content, contentType: 'text/csv; charset=utf-8' };
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
