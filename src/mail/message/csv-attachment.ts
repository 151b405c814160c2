/**
 * Chooses how the day's CSV is sent: attached unchanged, compressed if it would make the message large, or
 * as a link to the archived file if even the compressed file is too large.
 */
import { gzipSync } from 'node:zlib';
import { csvName } from './digest-csv.ts';
import type { AttachedFile } from './raw-message.ts';

/**
 * Bytes of the encoded attachment in the message. SES v2 accepts messages of 40 MB but slows down those
 * above 10 MB, and many mail servers reject more than 10 MB.
 * https://docs.aws.amazon.com/ses/latest/dg/quotas.html
 */
const maxEncodedBytes = 7_000_000;

export type CsvAttachment =
  | { readonly kind: 'file'; readonly content: string | Buffer; readonly isCompressed: boolean }
  /** The CSV is not attached; `location` as shown to the reader: an s3:// URI or a file path. */
  | { readonly kind: 'link'; readonly location: string };

/** The form of the CSV, for the text of the mail. */
export type AttachedForm = 'file' | 'compressed' | 'link';

/** The form of the result of `attachmentFor`. */
export function attachedForm(attachment: CsvAttachment | undefined): AttachedForm {
  if (attachment === undefined || attachment.kind === 'link') return 'link';
  return attachment.isCompressed ? 'compressed' : 'file';
}

/** The attachment that fits, or undefined if only a link does. The same CSV gives the same bytes. */
export function attachmentFor(csv: string): CsvAttachment | undefined {
  if (encodedLength(Buffer.byteLength(csv)) <= maxEncodedBytes) {
    return { kind: 'file', content: csv, isCompressed: false };
  }
  const content = gzipSync(csv);
  if (encodedLength(content.length) > maxEncodedBytes) return undefined;
  return { kind: 'file', content, isCompressed: true };
}

/** Key of the CSV that a mail links to: 'digests/2026-11-20/ou-breakdown-2026-11-20.csv'. */
export function csvKey(reportDay: string): string {
  return `digests/${reportDay}/${csvName(reportDay)}`;
}

/** The one file of a mail: the CSV, or a text with its location. `of` is 'day' or 'period'. */
export function attachedFile(
  name: string,
  attachment: CsvAttachment,
  of: 'day' | 'period' = 'day',
): AttachedFile {
  if (attachment.kind === 'link') {
    const content = linkText(attachment.location, of);
    return { filename: `${name}.link.txt`, content, contentType: 'text/plain; charset=utf-8' };
  }
  const { content, isCompressed } = attachment;
  return isCompressed
    ? { filename: `${name}.gz`, content, contentType: 'application/gzip' }
    : csvFile(name, content);
}

/** A CSV as an attachment, unchanged. */
export function csvFile(filename: string, content: string | Buffer): AttachedFile {
  return { filename, content, contentType: 'text/csv; charset=utf-8' };
}

/** Replaces a CSV that is too large: its location, and how to get it. */
export function linkText(location: string, of: 'day' | 'period' = 'day'): string {
  const fetched = location.startsWith('s3://')
    ? ['', 'To fetch it:', '', `  aws s3 cp "${location}" .`]
    : [];
  return [`The CSV of this ${of} is too large for a mail. It is kept here:`, '', `  ${location}`]
    .concat(fetched, '')
    .join('\r\n');
}

/** Base64 in lines of 76 characters and CRLF, as in a mail. */
function encodedLength(bytes: number): number {
  return Math.ceil(bytes / 57) * 78;
}
