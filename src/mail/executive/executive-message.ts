/** The executives' mail as a message: HTML, its plain-text version, and the page or a link to it. */

import { type ExecutiveFigures, executives } from '../../domain/figures/executive-figures.ts';
import type { DashboardLinks } from '../../domain/links/dashboard-links.ts';
import type { OutgoingMail } from '../../ports/outbox.ts';
import { type AttachedFile, type Envelope, rawMessage } from '../message/raw-message.ts';
import { executiveMail } from './executive-mail.ts';

/** The form in which the page is sent; 'link' if it is too large for a mail. */
export type PageAttachment =
  | { readonly kind: 'pdf' | 'html'; readonly fileName: string; readonly body: Uint8Array }
  | { readonly kind: 'link'; readonly fileName: string; readonly location: string };

export interface ExecutiveMessageInput extends Envelope {
  readonly figures: ExecutiveFigures;
  readonly attachment: PageAttachment;
  /** Null or undefined if no address is set. */
  readonly dashboard?: DashboardLinks | null;
}

/** Throws a RangeError if an address could break a header, or if there is no address. */
export async function buildExecutiveMessage(message: ExecutiveMessageInput): Promise<OutgoingMail> {
  const { figures, attachment, dashboard } = message;
  const { subject, html, text } = executiveMail(figures, whereIs(attachment), dashboard);
  return rawMessage(message, {
    name: `snapshot.${figures.requestedDay}.${executives}`,
    subject,
    html,
    text,
    attachments: attachment.kind === 'link' ? [] : [attachedFile(attachment)],
    headers: { 'X-Finops-Digest-Report-Day': figures.reportDay },
  });
}

const contentTypes = { pdf: 'application/pdf', html: 'text/html; charset=utf-8' } as const;

function attachedFile({
  kind,
  fileName,
  body,
}: Exclude<PageAttachment, { kind: 'link' }>): AttachedFile {
  return { filename: fileName, content: Buffer.from(body), contentType: contentTypes[kind] };
}

function whereIs(attachment: PageAttachment): string {
  if (attachment.kind === 'link') return `The page, one sheet, is at ${attachment.location}`;
  return attachment.kind === 'pdf'
    ? 'The whole page is attached as a PDF.'
    : 'The whole page is attached; open it in a browser to read or print it.';
}
