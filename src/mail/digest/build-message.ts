/**
 * The daily digest as a message: HTML, its plain-text version, the CSV of the day or a text that links to
 * it, and the CSV of the teams if there are allocation rules.
 */
import type { Figures } from '../../domain/figures/figures.ts';
import type { OutgoingMail } from '../../ports/outbox.ts';
import { attachedFile, type CsvAttachment } from '../message/csv-attachment.ts';
import { csvName } from '../message/digest-csv.ts';
import {
  type AttachedFile,
  type Envelope,
  rawMessage,
  safeAudience,
} from '../message/raw-message.ts';
import type { DigestMail } from './compose-digest.ts';

/** The mail's content and the days that it is about. */
export interface MessageContent extends DigestMail {
  /** The requested day is part of the message's name, the report day of the attachment's name. */
  readonly figures: Pick<Figures, 'requestedDay' | 'reportDay'>;
}

export interface DigestMessageInput extends Envelope {
  readonly mail: MessageContent;
  /** The day's CSV in the form that `attachmentFor` chose. */
  readonly attachment: CsvAttachment;
  /** Small files in addition, such as the teams' CSV. */
  readonly files?: readonly AttachedFile[];
  /** The audience of this mail: lower-case letters, digits and hyphens, such as 'finops'. */
  readonly audience: string;
}

/** Throws a RangeError if an address or the audience could break a header. */
export async function buildMessage(message: DigestMessageInput): Promise<OutgoingMail> {
  const { figures, subject, html, text } = message.mail;
  const { requestedDay, reportDay } = figures;
  return rawMessage(message, {
    name: `digest.${requestedDay}.${safeAudience(message.audience)}`,
    subject,
    html,
    text,
    attachments: [attachedFile(csvName(reportDay), message.attachment), ...(message.files ?? [])],
    headers: { 'X-Finops-Digest-Report-Day': reportDay },
  });
}
