/**
 * Figures in, mail out: subject, HTML and its text twin, from one view. Pure: no clock, no I/O,
 * the same figures give the same bytes.
 */
import type { Figures } from '../../domain/figures/figures.ts';
import { palette } from '../markup/palette.ts';
import type { AttachedForm } from '../message/csv-attachment.ts';
import { renderDigest } from './digest-template.js';
import { digestText } from './digest-text.ts';
import { digestView } from './digest-view.ts';
import type { TableSize } from './unit-rows.ts';

export interface DigestMail {
  /** One line; its only name is the unit of an owner's mail, made fit for a header. */
  readonly subject: string;
  /** A whole HTML document, below Gmail's limit of 102 kB. */
  readonly html: string;
  readonly text: string;
}

/** Gmail hides what exceeds 102 kB behind a link. */
const largestHtml = 102_000;

/**
 * Of three hundred units whose names are of common length, the first size fills 88 kB; the others
 * are for names made of characters that HTML writes as six.
 */
const largest: TableSize = { units: 30, trends: 10 };
const smaller: readonly TableSize[] = [
  { units: 30, trends: 0 },
  { units: 15, trends: 0 },
  { units: 5, trends: 0 },
];

/**
 * Writes the mail; `attached` is how the CSV travels with it. Throws a RangeError where the figures'
 * currency is no ISO 4217 code.
 */
export function composeDigest(figures: Figures, attached: AttachedForm = 'file'): DigestMail {
  let mail = writtenAt(figures, attached, largest);
  for (const size of smaller) {
    if (Buffer.byteLength(mail.html) <= largestHtml) break;
    mail = writtenAt(figures, attached, size);
  }
  return mail;
}

function writtenAt(figures: Figures, attached: AttachedForm, size: TableSize): DigestMail {
  const view = digestView(figures, attached, size);
  return {
    subject: view.subject,
    html: renderDigest({ ...view, paint: palette }),
    text: digestText(view),
  };
}
