/** The block about teams in the summary of a closed month: what each team is charged. */

import { decimalSum } from '../../domain/arithmetic/decimal-sum.ts';
import { isTeamScope, teamName } from '../../domain/budgets/team-scope.ts';
import {
  type FrozenStatement,
  lineAmount,
  linesOf,
  type MonthStatement,
  targetsIn,
} from '../../domain/figures/month-statement.ts';
import { metricName } from '../notes/trust-notes.ts';
import { counted } from '../words/date-and-number-words.ts';
import { type Money, moneyIn } from '../words/money-words.ts';
import { safeName } from '../words/safe-name.ts';
import type { Sentence } from '../words/sentence.ts';
import { monthOf, statementBridge, sumOfKind } from './statement-words.ts';

export interface StatementRow {
  readonly name: string;
  readonly isName: boolean;
  readonly unit: string;
  readonly cost: string;
  /** '$12.00 of it shared', '−$0.25 for September'; may be empty. */
  readonly notes: readonly string[];
}

export interface StatementBlock {
  readonly caption: string;
  readonly rows: readonly StatementRow[];
  readonly lines: readonly Sentence[];
}

const maxTeams = 15;

/** `bill`: unblended cost of the month in the archive; null if it is not known. */
export function statementBlock(
  { statement }: FrozenStatement,
  bill: number | null,
): StatementBlock {
  const money = moneyIn(statement.currency);
  const targets = targetsIn(statement).filter((target) =>
    linesOf(statement, target).some(({ kind }) => kind === 'total'),
  );
  const teams = targets.filter(isTeamScope).sort(byTotal(statement));
  const rest = teams.slice(maxTeams);
  const write = rowWriter(statement, money);
  const sum = (of: readonly string[]) =>
    decimalSum(of.map((target) => lineAmount(linesOf(statement, target), 'total')));
  return {
    caption: captionOf(statement),
    rows: [
      ...teams.slice(0, maxTeams).map(write),
      ...(rest.length === 0
        ? []
        : [
            plainRow(`and ${counted(rest.length, 'more team')} in the CSV`, money.exact(sum(rest))),
          ]),
      ...targets.filter((target) => !isTeamScope(target)).map(write),
      plainRow('Total', money.exact(sum(targets))),
    ],
    lines: [statementBridge(statement, statement.lines, { what: 'The month', bill, money })],
  };
}

function captionOf({ month, metric, isProvisional }: MonthStatement): string {
  const state = isProvisional ? 'provisional: not all of it is invoiced' : 'final';
  return `What ${monthOf(month)} costs each team, with shared cost. ${metricName(metric)}, ${state}.`;
}

function rowWriter(statement: MonthStatement, money: Money): (target: string) => StatementRow {
  return (target) => {
    const lines = linesOf(statement, target);
    const { businessUnit = '', businessGroup = '' } = lines[0] ?? {};
    const units = [businessUnit, businessGroup]
      .filter((name) => name.trim() !== '')
      .map((name) => safeName(name, 32));
    const shared = sumOfKind(lines, 'shared');
    const adjustment = lines.find(({ kind }) => kind === 'adjustment');
    return {
      name: target === 'unallocated' ? 'Unallocated' : safeName(nameOfTarget(target)),
      isName: target !== 'unallocated',
      unit: target.startsWith('pool/') ? 'shared, not divided' : units.join(' · '),
      cost: money.exact(lineAmount(lines, 'total')),
      notes: [
        ...(shared === 0 ? [] : [`${money.exact(shared)} of it shared`]),
        ...(adjustment === undefined
          ? []
          : [`${money.exact(adjustment.amount)} for ${monthOf(adjustment.item)}`]),
      ],
    };
  };
}

function nameOfTarget(target: string): string {
  return isTeamScope(target) ? teamName(target) : target.replace(/^pool\//, '');
}

function plainRow(name: string, cost: string): StatementRow {
  return { name, isName: false, unit: '', cost, notes: [] };
}

function byTotal(statement: MonthStatement) {
  const total = (target: string) => lineAmount(linesOf(statement, target), 'total');
  return (a: string, b: string) => total(b) - total(a) || (a < b ? -1 : 1);
}
