/**
 * A team's statement as a mail, in the layout of the team's daily mail: what is charged, what it consists
 * of, and how it leads to the invoice. It has the lines of this team only.
 */

import { teamName } from '../../domain/budgets/team-scope.ts';
import {
  type FrozenStatement,
  lineAmount,
  linesOf,
  type StatementLine,
} from '../../domain/figures/month-statement.ts';
import type { DashboardLinks } from '../../domain/links/dashboard-links.ts';
import { metricName } from '../notes/trust-notes.ts';
import { type Money, moneyIn } from '../words/money-words.ts';
import type { MonthFigure } from '../words/month-figures.ts';
import { isolated, safeName } from '../words/safe-name.ts';
import { sentenceOf, sentenceText } from '../words/sentence.ts';
import { monthOf, monthTitle, statementBridge, stateNotes, sumOfKind } from './statement-words.ts';
import type { TeamPartRow } from './team-parts.ts';
import { type TeamView, teamLink } from './team-view.ts';

/** The file's name: 'team-statements-2026-10.csv'. */
export function statementsCsvName(month: string): string {
  return `team-statements-${month}.csv`;
}

/** `scope`: 'team/retail'. Throws a RangeError if the currency is not an ISO 4217 code. */
export function statementView(
  frozen: FrozenStatement,
  scope: string,
  dashboard: DashboardLinks | null = null,
): TeamView {
  const { statement } = frozen;
  const { metric, currency, isProvisional } = statement;
  const lines = linesOf(statement, scope);
  const money = moneyIn(currency);
  const total = money.exact(lineAmount(lines, 'total'));
  const state = isProvisional ? 'provisional' : 'final';
  const title = monthTitle(statement);
  const name = safeName(teamName(scope), 40).replace(/[=?](?=[=?])/g, '$& ');
  const bridge = statementBridge(statement, lines, { what: 'Own cost', bill: null, money });
  return {
    subject: `AWS statement of team ${isolated(name)}, ${title}: ${total}, ${state}`,
    preheader: sentenceText(bridge),
    day: title,
    team: safeName(teamName(scope)),
    unit: unitOf(lines),
    basis: [metricName(metric), currency, state].join(' · '),
    total,
    isLong: total.length > 14,
    totalWords: `charged for ${monthOf(statement.month)}`,
    month: figures(lines, money),
    bar: null,
    costLabel: monthOf(statement.month),
    parts: parts(lines, money),
    lines: sumOfKind(lines, 'unblended') === 0 ? [] : [bridge],
    notes: [
      ...stateNotes(statement),
      { lead: 'Attached', sentence: sentenceOf`Every line of this statement, as CSV.` },
    ],
    link: teamLink(teamName(scope), dashboard),
  };
}

function figures(lines: readonly StatementLine[], money: Money): readonly MonthFigure[] {
  const figure = (label: string, amount: number): MonthFigure => ({
    label,
    value: money.exact(amount),
    note: '',
    light: null,
    part: null,
  });
  return [
    figure('Own resources', sumOfKind(lines, 'direct')),
    figure('Shared cost', sumOfKind(lines, 'shared')),
    figure('Adjustment', sumOfKind(lines, 'adjustment')),
  ];
}

function parts(lines: readonly StatementLine[], money: Money): readonly TeamPartRow[] {
  const notes: Readonly<Record<string, string>> = {
    direct: 'own resources',
    shared: 'part of shared cost',
    adjustment: 'changed since its statement',
  };
  const shown = lines.filter(({ kind }) => notes[kind] !== undefined);
  return [
    ...shown.map(({ kind, item, amount }) => ({
      name: kind === 'adjustment' ? monthOf(item) : safeName(item.replace(/^pool\//, '')),
      isName: kind !== 'adjustment',
      note: notes[kind] ?? '',
      cost: money.exact(amount),
    })),
    { name: 'Total', isName: false, note: '', cost: money.exact(lineAmount(lines, 'total')) },
  ];
}

function unitOf([line]: readonly StatementLine[]): string {
  const names = [line?.businessUnit ?? '', line?.businessGroup ?? ''];
  return names
    .filter((name) => name.trim() !== '')
    .map((name) => safeName(name, 32))
    .join(' · ');
}
