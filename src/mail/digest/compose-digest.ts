/**
 * Turns figures into a mail: subject, HTML and plain-text version, all from one view. Pure: no clock, no
 * I/O; the same figures give the same bytes.
 */
import type { Figures } from '../../domain/figures/figures.ts';
import type { DashboardLinks } from '../../domain/links/dashboard-links.ts';
import { palette } from '../markup/palette.ts';
import type { AttachedForm } from '../message/csv-attachment.ts';
import { renderDigest } from './digest-template.js';
import { digestText } from './digest-text.ts';
import { type DigestView, digestView } from './digest-view.ts';
import type { TableSize } from './unit-rows.ts';

export interface DigestMail {
  /** One line; the only name in it is the unit of an owner's mail, made safe for a header. */
  readonly subject: string;
  /** A complete HTML document, below Gmail's limit of 102 kB. */
  readonly html: string;
  readonly text: string;
}

/** Gmail hides everything after 102 kB behind a link. */
const maxHtmlBytes = 102_000;

/**
 * With three hundred units whose names have a usual length, the first size fills 88 kB; the smaller sizes
 * are for names of characters that HTML writes as six characters.
 */
const largest: TableSize = { units: 30, trends: 10, teams: 15 };
const smaller: readonly TableSize[] = [
  { units: 30, trends: 0, teams: 15 },
  { units: 15, trends: 0, teams: 10 },
  { units: 5, trends: 0, teams: 5 },
];

/**
 * Writes the mail; `attached` is the form of the attached CSV; without a `dashboard` the mail has no link.
 * Throws a RangeError if the figures' currency is not an ISO 4217 code.
 */
export function composeDigest(
  figures: Figures,
  attached: AttachedForm = 'file',
  dashboard: DashboardLinks | null = null,
): DigestMail {
  const write = (size: TableSize) => written(digestView(figures, attached, size, dashboard));
  let mail = write(largest);
  for (const size of smaller) {
    if (Buffer.byteLength(mail.html) <= maxHtmlBytes) break;
    mail = write(size);
  }
  return mail;
}

function written(view: DigestView): DigestMail {
  return {
    subject: view.subject,
    html: renderDigest({ ...view, paint: palette }),
    text: digestText(view),
  };
}
