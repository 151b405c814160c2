/**
 * Everything that a summary shows, as text and in order. HTML and plain text are both written from this one
 * view, so that they cannot disagree. Names are cleaned here; the writers escape them.
 */

import type { FrozenStatement } from '../../domain/figures/month-statement.ts';
import type { PeriodFigures } from '../../domain/figures/period-figures.ts';
import type { DashboardLinks } from '../../domain/links/dashboard-links.ts';
import type { AttachedForm } from '../message/csv-attachment.ts';
import type { MailNote } from '../notes/mail-note.ts';
import { type StatementBlock, statementBlock } from '../teams/statement-block.ts';
import { statementNote } from '../teams/statement-words.ts';
import { moneyIn } from '../words/money-words.ts';
import { type Sentence, sentenceText } from '../words/sentence.ts';
import { type SummaryChanges, summaryChanges } from './summary-changes.ts';
import { summaryConclusion } from './summary-conclusion.ts';
import { type SummaryHeadline, summaryHeadline } from './summary-headline.ts';
import { type IdleBlock, idleBlock } from './summary-idle.ts';
import { type SummaryLinks, summaryLinks } from './summary-links.ts';
import { summaryNotes } from './summary-notes.ts';
import { summarySubject } from './summary-subject.ts';
import { type SummaryUnits, summaryUnits } from './summary-units.ts';

export interface SummaryView {
  /** One line of printable text. */
  readonly subject: string;
  /** The summary line that mail clients show next to the subject. */
  readonly preheader: string;
  readonly head: SummaryHeadline;
  readonly budgetAnswer: Sentence;
  readonly units: SummaryUnits;
  /** Null without the statement of a closed month. */
  readonly teams: StatementBlock | null;
  readonly changes: SummaryChanges;
  /** Null where nothing was measured. */
  readonly idle: IdleBlock | null;
  readonly notes: readonly MailNote[];
  readonly links: SummaryLinks;
}

/**
 * Writes the figures as text; `closed`: the teams' statement of the month, if there are allocation rules;
 * `dashboard` is null if no address is set. Throws a RangeError if the currency is not an ISO 4217 code.
 */
export function summaryView(
  figures: PeriodFigures,
  attached: AttachedForm,
  closed: FrozenStatement | null,
  dashboard: DashboardLinks | null,
): SummaryView {
  const money = moneyIn(figures.currency);
  const budgetAnswer = summaryConclusion(figures, money);
  return {
    subject: summarySubject(figures, money),
    preheader: sentenceText(budgetAnswer),
    head: summaryHeadline(figures, money),
    budgetAnswer,
    units: summaryUnits(figures, money),
    teams: closed === null ? null : statementBlock(closed, billOf(figures)),
    changes: summaryChanges(figures, money),
    idle: idleBlock(figures, money),
    notes: [
      ...summaryNotes(figures, money, attached),
      ...(closed === null ? [] : [statementNote(closed)]),
    ],
    links: summaryLinks(figures, dashboard),
  };
}

/** The invoice has unblended cost; with another metric the archive does not know it. */
function billOf({ costMetric, total }: PeriodFigures): number | null {
  return costMetric === 'unblended' ? total.cost : null;
}
