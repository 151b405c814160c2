/** Makes the mail of a digest: the words from the figures, the CSV from the archive itself. */
import { readDay } from '../archive/read-day.ts';
import type { Figures } from '../domain/figures.ts';
import { composeDigest } from '../mail/compose-digest.ts';
import { attachedForm, attachmentFor, type CsvAttachment } from '../mail/csv-attachment.ts';
import { digestCsv } from '../mail/digest-csv.ts';
import type { Platform } from '../platform/ports.ts';

export interface ComposedMail {
  /** The day the figures describe; the CSV's file name carries it. */
  readonly figures: Figures;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** Every archived row of the day described. */
  readonly csv: string;
  /** The CSV as it fits a mail; undefined where only a link does. */
  readonly attachment: CsvAttachment | undefined;
}

export async function composeMail(
  { store }: Pick<Platform, 'store'>,
  figures: Figures,
): Promise<ComposedMail> {
  const csv = digestCsv(await readDay(store, figures.reportDay));
  const attachment = attachmentFor(csv);
  return { figures, ...composeDigest(figures, attachedForm(attachment)), csv, attachment };
}
