/**
 * Everything that the mail shows, as text and in order. HTML and plain text are both written from this one
 * view, so that they cannot disagree. Names are cleaned here; the writers escape them.
 */
import type { Figures } from '../../domain/figures/figures.ts';
import type { DashboardLinks } from '../../domain/links/dashboard-links.ts';
import type { AttachedForm } from '../message/csv-attachment.ts';
import { type AnomalyNotes, anomalyNotes } from '../notes/anomaly-notes.ts';
import { agrees } from '../notes/bill-notes.ts';
import type { MailNote } from '../notes/mail-note.ts';
import { notArchivedNotes } from '../notes/not-archived-note.ts';
import { dataNotices } from '../notes/notices.ts';
import { metricName, trustNotes } from '../notes/trust-notes.ts';
import { untypedDaysNotes } from '../notes/untyped-days-note.ts';
import { teamsNote } from '../teams/bridge-words.ts';
import { teamFilesWords } from '../teams/coverage-words.ts';
import { type TeamsBlock, teamsBlock } from '../teams/teams-block.ts';
import { type Money, moneyIn } from '../words/money-words.ts';
import { sentenceOf, sentenceText } from '../words/sentence.ts';
import { answers, changeLead } from './answers.ts';
import { budgetAnswer } from './budget-answer.ts';
import { anomalyLink, type DigestLinks, digestLinks } from './digest-links.ts';
import { type Headline, headline } from './headline.ts';
import { type MoverRows, moverRows } from './mover-rows.ts';
import { type ServiceRows, serviceRows } from './service-rows.ts';
import { subjectLine } from './subject-line.ts';
import { type TableSize, type UnitRows, unitRows } from './unit-rows.ts';

export interface DigestView {
  /** One line of printable text. */
  readonly subject: string;
  /** The summary line that mail clients show next to the subject. */
  readonly preheader: string;
  readonly head: Headline;
  /** One line each for budget, change and trust. */
  readonly answers: readonly DigestNote[];
  readonly units: UnitRows;
  /** Null without allocation rules. */
  readonly teams: TeamsBlock | null;
  readonly anomalies: AnomalyNotes;
  readonly movers: MoverRows;
  /** Null if the services were not read. */
  readonly services: ServiceRows | null;
  readonly notes: readonly DigestNote[];
  /** Without the links of unusual costs, which are with their costs. */
  readonly links: DigestLinks;
}

/** A phone leaves out a routine note: it is the same every day, or the mail says it again below. */
export interface DigestNote extends MailNote {
  readonly isRoutine: boolean;
}

const attachedWords: Readonly<Record<AttachedForm, string>> = {
  file: 'at full precision, as CSV',
  compressed: 'at full precision, as CSV compressed with gzip',
  link: 'as CSV, is too large for a mail; the attachment says where it is',
};

function attachedNote({ audience, allocation }: Figures, attached: AttachedForm): MailNote {
  const whose = audience.scope === '*' ? '' : ' of your OU';
  const teams = teamFilesWords(allocation);
  return {
    lead: 'Attached',
    sentence: sentenceOf`Every row of the day${whose}, ${attachedWords[attached]}.${teams}`,
  };
}

function allocationNotes({ allocation }: Figures, money: Money): MailNote[] {
  const figures = allocation?.figures ?? null;
  return figures === null ? [] : [teamsNote(figures, money)];
}

/**
 * Writes the figures as text; without a `dashboard` there are no links. Throws a RangeError if the currency is not an ISO 4217
 * code.
 */
export function digestView(
  figures: Figures,
  attached: AttachedForm,
  size: TableSize,
  dashboard: DashboardLinks | null = null,
): DigestView {
  const money = moneyIn(figures.currency);
  const head = headline(figures, money);
  return {
    subject: subjectLine(figures, money),
    preheader: [...dataNotices(figures, money), sentenceText(budgetAnswer(figures))].join(' '),
    head,
    answers: answersOf(figures, money),
    units: unitRows(figures, money, size),
    teams: teamsBlock(figures.allocation, money, size.teams),
    anomalies: anomalyNotes(figures, money, anomalyLink(figures, dashboard)),
    movers: moverRows(figures, money),
    services: serviceRows(figures, money),
    notes: notesOf(figures, money, attached),
    links: digestLinks(figures, dashboard),
  };
}

/** The block below repeats an unusual cost, with its cause. */
function answersOf(figures: Figures, money: Money): DigestNote[] {
  const isUnusual = figures.anomalies.rows.length > 0;
  return answers(figures, money).map((note) => ({
    ...note,
    isRoutine: isUnusual && note.lead === changeLead,
  }));
}

function notesOf(figures: Figures, money: Money, attached: AttachedForm): DigestNote[] {
  const isClean = agrees(figures.trust, money) && figures.trust.leftOut.length === 0;
  const routine = [
    ...[
      'Projection',
      'Month end',
      'Teams',
      'Preliminary',
      'Not archived',
      metricName(figures.costMetric),
    ],
    ...(isClean ? ['Bill and archive'] : []),
  ];
  return [
    ...trustNotes(figures, money),
    ...notArchivedNotes(figures),
    ...untypedDaysNotes(figures),
    ...allocationNotes(figures, money),
    attachedNote(figures, attached),
  ].map((note) => ({ ...note, isRoutine: routine.includes(note.lead) }));
}
