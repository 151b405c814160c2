/**
 * The executives' mail as it leaves: a raw RFC 5322 text with HTML, text twin and the page, byte for
 * byte the same whenever the input is, so that a retry sends what the first attempt would have sent.
 */
import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { OutgoingMail } from '../platform/ports.ts';
import { type ExecutiveFigures, executives } from './executive-figures.ts';
import { executiveMail } from './executive-mail.ts';
import { oneAddress } from './mail-address.ts';

/** The page as it travels; 'link' where it is too large for a mail. */
export type PageAttachment =
  | { readonly kind: 'pdf' | 'html'; readonly fileName: string; readonly body: Uint8Array }
  | { readonly kind: 'link'; readonly fileName: string; readonly location: string };

export interface ExecutiveLetter {
  readonly figures: ExecutiveFigures;
  readonly attachment: PageAttachment;
  /** One address, with or without a name. */
  readonly from: string;
  readonly to: readonly string[];
  /** The Date header, passed in so that the bytes depend on nothing else. */
  readonly date: Date;
  /** 1 for the first mail. Later ones get an id of their own, or servers drop them. */
  readonly attempt: number;
}

/** Throws a RangeError where an address could break a header, or there is none. */
export async function buildExecutiveMessage(letter: ExecutiveLetter): Promise<OutgoingMail> {
  const { figures, attachment, attempt } = letter;
  const from = oneAddress(letter.from);
  const to = letter.to.map(oneAddress);
  if (to.length === 0) throw new RangeError("The executives' mail has no recipient.");
  const resent = attempt === 1 ? '' : `.resend-${attempt - 1}`;
  const name = `snapshot.${figures.requestedDay}.${executives}${resent}`;
  const { subject, html, text } = executiveMail(figures, whereIs(attachment));
  const raw = await new MailComposer({
    ...{ from: letter.from, to: [...letter.to], date: letter.date, subject, html, text },
    messageId: `<${name}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    attachments: attachment.kind === 'link' ? [] : [attachedFile(attachment)],
    headers: { ...automaticHeaders, 'X-Finops-Digest-Report-Day': figures.reportDay },
    baseBoundary: createHash('sha256').update(`${name} ${to.join()}`).digest('hex').slice(0, 24),
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
  return { from: letter.from, to: letter.to, raw, name };
}

/** RFC 3834, and what Exchange reads instead: no out-of-office replies. */
const automaticHeaders = {
  'Auto-Submitted': 'auto-generated',
  'X-Auto-Response-Suppress': 'All',
};

const contentTypes = { pdf: 'application/pdf', html: 'text/html; charset=utf-8' } as const;

function attachedFile({ kind, fileName, body }: Exclude<PageAttachment, { kind: 'link' }>) {
  return { filename: fileName, content: Buffer.from(body), contentType: contentTypes[kind] };
}

function whereIs(attachment: PageAttachment): string {
  if (attachment.kind === 'link') return `The page, one sheet, is at ${attachment.location}`;
  return attachment.kind === 'pdf'
    ? 'The whole page is attached as a PDF.'
    : 'The whole page is attached; open it in a browser to read or print it.';
}
