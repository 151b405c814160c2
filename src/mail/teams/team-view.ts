/**
 * Everything that the mail to a team's owner shows, as text and in order. HTML and plain text are both
 * written from this one view.
 */
import type { TeamPart } from '../../domain/figures/team-part.ts';
import type { DashboardLinks } from '../../domain/links/dashboard-links.ts';
import type { MailNote } from '../notes/mail-note.ts';
import { metricName } from '../notes/trust-notes.ts';
import { type BudgetBar, budgetBar, lightWords } from '../words/budget-words.ts';
import { fullDay, monthName, shortDay, weekdayName } from '../words/date-and-number-words.ts';
import { type MailLink, mailLink } from '../words/mail-link.ts';
import { missingDaysWords } from '../words/missing-days.ts';
import { type Money, moneyIn } from '../words/money-words.ts';
import { type MonthFigure, monthFigures } from '../words/month-figures.ts';
import { isolated, safeName } from '../words/safe-name.ts';
import { type Sentence, sentenceOf, sentenceText } from '../words/sentence.ts';
import { teamNotes } from './team-notes.ts';
import { type TeamPartRow, teamPartRows } from './team-parts.ts';
import { untaggedLines, weekSentence } from './team-sentences.ts';

export interface TeamView {
  /** One line of printable text. */
  readonly subject: string;
  readonly preheader: string;
  /** 'Friday 20 November 2026'. */
  readonly day: string;
  readonly team: string;
  /** 'Online · Sales · #retail'; may be empty. */
  readonly unit: string;
  /** 'Amortized cost · USD · preliminary'. */
  readonly basis: string;
  /** The month to date. */
  readonly total: string;
  readonly isLong: boolean;
  /** 'in November so far, of which $11,916.15 on Friday'. */
  readonly totalWords: string;
  readonly month: readonly MonthFigure[];
  readonly bar: BudgetBar | null;
  /** 'Month to date', or the month of a statement; above the costs of the parts. */
  readonly costLabel: string;
  readonly parts: readonly TeamPartRow[];
  readonly lines: readonly Sentence[];
  readonly notes: readonly MailNote[];
  /** To the team's page; null if no address is set. */
  readonly link: MailLink | null;
}

/** Throws a RangeError if the currency is not an ISO 4217 code. */
export function teamView(part: TeamPart, dashboard: DashboardLinks | null): TeamView {
  const { reportDay, currency, metric, team, isPreliminary, missingDays } = part;
  const money = moneyIn(currency);
  const total = money.exact(team.month.total);
  const basis = [metricName(metric), currency, ...(isPreliminary ? ['preliminary'] : [])];
  const asTotal = { ...team, budgetCoversAll: true, budgetedOus: 1 };
  const month = { reportDay, ous: [], missingDays, total: asTotal };
  const week = weekSentence(part, money);
  return {
    subject: subjectOf(part, money),
    preheader: sentenceText(week),
    day: fullDay(reportDay),
    team: safeName(team.team),
    unit: unitOf(part),
    basis: basis.join(' · '),
    total,
    isLong: total.length > 14,
    totalWords: `in ${monthName(reportDay)} so far, of which ${money.exact(team.day.total)} on ${weekdayName(reportDay)}`,
    month: monthFigures(month, money),
    bar: budgetBar(team),
    costLabel: 'Month to date',
    parts: teamPartRows(part, money),
    lines: [...missingLines(part), week, ...untaggedLines(part.untagged, money)],
    notes: teamNotes(part),
    link: teamLink(team.team, dashboard),
  };
}

/** As in the daily mail, before any other sentence; empty if no day is missing. */
function missingLines({ missingDays }: TeamPart): readonly Sentence[] {
  const words = missingDaysWords({ missingDays });
  return words === '' ? [] : [sentenceOf`${words}`];
}

/** `team` as in the rules: 'retail'. */
export function teamLink(team: string, dashboard: DashboardLinks | null): MailLink | null {
  if (dashboard === null) return null;
  return mailLink(dashboard.team(team), 'See this team’s costs', safeName(team));
}

function unitOf({ team: { businessUnit, businessGroup, slackChannel } }: TeamPart): string {
  const names = [businessUnit, businessGroup, slackChannel].filter((name) => name.trim() !== '');
  return names.map((name) => safeName(name, 32)).join(' · ');
}

/** 'AWS costs of team retail, Fri 20 Nov: $238,322.95 this month, close · 94 %'. */
function subjectOf({ reportDay, team }: TeamPart, money: Money): string {
  const name = isolated(safeName(team.team, 40).replace(/[=?](?=[=?])/g, '$& '));
  const light = team.budget === null ? 'no budget set' : lightWords(team).word;
  const amount = money.exact(team.month.total);
  const words = `AWS costs of team ${name}, ${shortDay(reportDay)}: ${amount} this month, ${light.toLowerCase()}`;
  return words.replaceAll('\u00a0', ' ');
}
