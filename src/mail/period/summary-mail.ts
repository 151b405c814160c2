/**
 * Turns figures of a period into a mail: subject, HTML and plain-text version, all from one view. Pure: no
 * clock, no I/O; the same figures give the same bytes.
 */

import type { FrozenStatement } from '../../domain/figures/month-statement.ts';
import type { PeriodFigures } from '../../domain/figures/period-figures.ts';
import type { DashboardLinks } from '../../domain/links/dashboard-links.ts';
import { palette } from '../markup/palette.ts';
import type { AttachedForm } from '../message/csv-attachment.ts';
import { renderSummary } from './summary-template.js';
import { summaryText } from './summary-text.ts';
import { summaryView } from './summary-view.ts';

export interface SummaryMail {
  /** One line, free of names from the bill. */
  readonly subject: string;
  /** A complete HTML document, below Gmail's limit of 102 kB. */
  readonly html: string;
  readonly text: string;
}

/**
 * Writes the mail; `closed`: the teams' statement of the month; without a `dashboard` the mail has no link.
 * Throws a RangeError if the figures' currency is not an ISO 4217 code.
 */
export function composeSummary(
  figures: PeriodFigures,
  attached: AttachedForm = 'file',
  closed: FrozenStatement | null = null,
  dashboard: DashboardLinks | null = null,
): SummaryMail {
  const view = summaryView(figures, attached, closed, dashboard);
  return {
    subject: view.subject,
    html: renderSummary({ ...view, paint: palette }),
    text: summaryText(view),
  };
}
