/**
 * The summary of a week or a month as a message: HTML, its plain-text version, one CSV or a text that links
 * to it, and the teams' statements if there are allocation rules.
 */
import type { OutgoingMail } from '../../ports/outbox.ts';
import { attachedFile, type CsvAttachment } from '../message/csv-attachment.ts';
import {
  type AttachedFile,
  type Envelope,
  rawMessage,
  safeAudience,
} from '../message/raw-message.ts';
import type { SummaryMail } from './summary-mail.ts';

export interface SummaryMessageInput extends Envelope {
  readonly mail: SummaryMail;
  /** ISO 8601: '2026-W47', '2026-11'. */
  readonly periodId: string;
  /** The audience of this mail: lower-case letters, digits and hyphens, such as 'finops'. */
  readonly audience: string;
  readonly csvName: string;
  readonly attachment: CsvAttachment;
  /** Small files in addition, such as the teams' statements. */
  readonly files?: readonly AttachedFile[];
}

/** Throws a RangeError if an address or the audience could break a header. */
export async function buildSummaryMessage(message: SummaryMessageInput): Promise<OutgoingMail> {
  const { mail, periodId, audience, csvName, attachment } = message;
  const { subject, html, text } = mail;
  return rawMessage(message, {
    name: `summary.${periodId}.${safeAudience(audience)}`,
    subject,
    html,
    text,
    attachments: [attachedFile(csvName, attachment, 'period'), ...(message.files ?? [])],
    headers: { 'X-Finops-Digest-Period': periodId },
  });
}
