/**
 * Figures in, mail out: subject, HTML and its text twin, from one view. Pure: no clock, no I/O,
 * the same figures give the same bytes.
 */
import type { Figures } from '../domain/figures.ts';
import type { AttachedForm } from './csv-attachment.ts';
import { renderDigest } from './digest-template.js';
import { digestText } from './digest-text.ts';
import { digestView } from './digest-view.ts';
import { palette } from './palette.ts';

export interface DigestMail {
  /** One line, free of names from the bill. */
  readonly subject: string;
  /** A whole HTML document, below Gmail's limit of 102 kB. */
  readonly html: string;
  readonly text: string;
}

/**
 * Writes the mail; `attached` is how the CSV travels with it. Throws a RangeError where the figures'
 * currency is no ISO 4217 code.
 */
export function composeDigest(figures: Figures, attached: AttachedForm = 'file'): DigestMail {
  const view = digestView(figures, attached);
  return {
    subject: view.subject,
    html: renderDigest({ ...view, paint: palette }),
    text: digestText(view),
  };
}
