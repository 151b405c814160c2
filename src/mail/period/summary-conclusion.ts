/**
 * One or two sentences about the period: how a month compares with its budgets; how a week compares with
 * the previous one, what changed most, and who is heading over budget.
 */

import type { PeriodFigures, PeriodUnit } from '../../domain/figures/period-figures.ts';
import { capitalised, counted, countWord } from '../words/date-and-number-words.ts';
import type { Money } from '../words/money-words.ts';
import { groupedId } from '../words/safe-name.ts';
import { listed, nameOf, type Sentence, sentenceOf } from '../words/sentence.ts';
import { unitNames } from '../words/unit-name.ts';
import { periodChange, periodName } from './summary-words.ts';

const maxNamesShown = 3;

/** Units whose cost, or for a week its projection, is above their budget. */
export function unitsOver({ units }: Pick<PeriodFigures, 'units'>): readonly PeriodUnit[] {
  return units.filter(({ month }) => isOver(month));
}

/** 'Two of nine units passed their budgets: Data Platform and Shop.' */
export function summaryConclusion(figures: PeriodFigures, money: Money): Sentence {
  const { units, total, period } = figures;
  if (units.length === 0) return sentenceOf`The archive has no cost for ${periodName(period)}.`;
  if (period.kind === 'week') return weekVerdict(figures, money);
  if (total.againstBudget === null || total.againstBudget.budget === null) {
    return sentenceOf`${changeSentence(figures, money)} No budget was set for ${periodName(period)}.`;
  }
  return monthVerdict(figures);
}

function monthVerdict(figures: PeriodFigures): Sentence {
  const { units, total } = figures;
  const budgeted = units.filter(({ month }) => (month?.budget ?? null) !== null);
  const over = unitsOver(figures);
  const totalIsOver = isOver(total.againstBudget);
  if (budgeted.length === 0) {
    return totalIsOver
      ? sentenceOf`The total passed its budget.`
      : sentenceOf`The total kept to its budget.`;
  }
  const suffix = budgeted.length === units.length ? '' : ' with a budget';
  const budgetedUnits = `${counted(budgeted.length, 'unit')}${suffix}`;
  if (over.length === 0) {
    const kept = budgeted.length === 1 ? 'The unit with a budget' : `All ${budgetedUnits}`;
    const all = totalIsOver ? 'but the total passed the budget of all' : 'and so did the total';
    return sentenceOf`${kept} kept within budget, ${all}.`;
  }
  const names = namesOf(over, units);
  const passed = over.length === 1 ? 'passed its budget' : 'passed their budgets';
  const ending = totalIsOver ? ', and so did the total' : '; the total did not';
  if (budgeted.length === 1) return sentenceOf`${names} ${passed}${totalIsOver ? ending : ''}.`;
  return sentenceOf`${capitalised(countWord(over.length))} of ${budgetedUnits} ${passed}: ${names}${ending}.`;
}

function weekVerdict(figures: PeriodFigures, money: Money): Sentence {
  const over = unitsOver(figures);
  const heading =
    over.length === 1 ? 'is heading over its budget' : 'are heading over their budgets';
  const budgets = over.length === 0 ? '' : sentenceOf` ${namesOf(over, figures.units)} ${heading}.`;
  return sentenceOf`${changeSentence(figures, money)}${budgets}`;
}

/** 'Week 47 cost 4.2 % more than week 46; Amazon EC2 in data-batch rose most.' */
function changeSentence(figures: PeriodFigures, money: Money): Sentence {
  const { period, before, total, basis } = figures;
  const name = capitalised(periodName(period));
  const change = periodChange(money, total.comparison);
  if (change === null) return sentenceOf`${name} has no ${periodName(before)} to compare with.`;
  const perDay = basis.by === 'day' ? ' a day' : '';
  if (change.tone === 'flat')
    return sentenceOf`${name} cost as much${perDay} as ${periodName(before)}.`;
  const size = change.percent === '' ? change.amount.slice(2) : change.percent;
  const more = change.tone === 'up' ? 'more' : 'less';
  return sentenceOf`${name} cost ${size} ${more}${perDay} than ${periodName(before)}${moverWords(figures, money)}.`;
}

function moverWords({ movers }: PeriodFigures, money: Money): Sentence {
  const [first] = movers;
  const change = periodChange(money, first?.comparison ?? null);
  if (first === undefined || change === null || change.tone === 'flat') return [];
  const verb = change.tone === 'up' ? 'rose' : 'fell';
  const account = nameOf(first.accountName ?? groupedId(first.accountId));
  return sentenceOf`; ${nameOf(first.service)} in ${account} ${verb} most`;
}

function namesOf(some: readonly PeriodUnit[], all: readonly PeriodUnit[]): Sentence {
  const name = unitNames(all.map(({ ou }) => ou));
  return listed(some, maxNamesShown, ({ ou }) => nameOf(name(ou).name));
}

function isOver(month: PeriodUnit['month']): boolean {
  return month !== null && month.budget !== null && month.projected > month.budget;
}
