/**
 * The subject of a summary: period, total, change and budgets. It contains no name from the bill, so it is
 * always one safe header line.
 */

import type { PeriodFigures } from '../../domain/figures/period-figures.ts';
import { subjectWords } from '../words/budget-phrases.ts';
import { nbsp } from '../words/date-and-number-words.ts';
import type { Money } from '../words/money-words.ts';
import { budgetCounts } from './summary-conclusion.ts';
import { finalityWord } from './summary-headline.ts';
import { daysInArchive, periodChange, periodName, periodTitle } from './summary-words.ts';

/** 'AWS costs week 47: $312,004.12 ▲ 4.2 %, 2 OUs heading over budget'. */
export function summarySubject(figures: PeriodFigures, money: Money): string {
  const { period, total } = figures;
  const parts =
    period.kind === 'week' ? [periodName(period)] : [periodTitle(period), finalityWord(figures)];
  const title = [...parts, daysInArchive(figures)].filter((word) => word !== '').join(', ');
  const amount = `${money.exact(total.cost)}${changeWords(figures, money)}`;
  return `AWS costs ${title}: ${amount}${budgetWords(figures)}`.replaceAll(nbsp, ' ');
}

function changeWords({ total, basis }: PeriodFigures, money: Money): string {
  const change = periodChange(money, total.comparison);
  if (change === null) return '';
  const perDay = basis.by === 'day' ? ' a day' : '';
  if (change.tone === 'flat') return ` ${change.amount}`;
  const size = change.percent === '' ? change.amount.slice(2) : change.percent;
  return ` ${change.tone === 'up' ? '▲' : '▼'} ${size}${perDay}`;
}

function budgetWords(figures: PeriodFigures): string {
  if (figures.total.month === null) return '';
  const { exceeded, heading, unknown, budgeted } = budgetCounts(figures);
  if (budgeted.length === 0) return '';
  const parts = [
    exceeded.length === 0 ? '' : ` ${ous(exceeded.length)} ${subjectWords.exceeded}`,
    heading.length === 0 ? '' : ` ${ous(heading.length)} ${subjectWords['will-exceed']}`,
  ].filter((part) => part !== '');
  if (parts.length > 0) return `,${parts.join(',')}`;
  if (unknown.length > 0) return `, ${ous(unknown.length)} with an unknown month end`;
  return figures.period.kind === 'week' ? ', none heading over budget' : ', none over budget';
}

function ous(count: number): string {
  return `${count} ${count === 1 ? 'OU' : 'OUs'}`;
}
