/** Makes the mail of a digest: the words from the figures, the CSV from the archive itself. Pure. */
import { rowsWithin } from '../../src/domain/audience/audience-rows.ts';
import type { DayRows } from '../../src/domain/costs/day-rows.ts';
import type { Figures } from '../../src/domain/figures/figures.ts';
import { composeDigest } from '../../src/mail/digest/compose-digest.ts';
import {
  attachedForm,
  attachmentFor,
  type CsvAttachment,
} from '../../src/mail/message/csv-attachment.ts';
import { digestCsv } from '../../src/mail/message/digest-csv.ts';

export interface ComposedMail {
  /** The day the figures describe; the CSV's file name carries it. */
  readonly figures: Figures;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** Every archived row of the day described that the audience may see. */
  readonly csv: string;
  /** The CSV as it fits a mail; undefined where only a link does. */
  readonly attachment: CsvAttachment | undefined;
}

/** `rows`: the archived rows of the figures' report day. */
export function composeMail(figures: Figures, rows: DayRows): ComposedMail {
  const csv = digestCsv(rowsWithin(rows, figures.audience.scope));
  const attachment = attachmentFor(csv);
  return { figures, ...composeDigest(figures, attachedForm(attachment)), csv, attachment };
}
