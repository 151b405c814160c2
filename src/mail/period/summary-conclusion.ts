/**
 * One or two sentences about the period: how a month compares with its budgets; how a week compares with
 * the previous one, what changed most, and who has exceeded a budget or will.
 */

import type { PeriodFigures, PeriodUnit } from '../../domain/figures/period-figures.ts';
import { partOf } from '../digest/mover-rows.ts';
import { hasExceeded, willExceed } from '../words/budget-phrases.ts';
import { isOver, isUnknown, type OverBudget, overBudget } from '../words/budget-state.ts';
import { capitalised, counted, countWord } from '../words/date-and-number-words.ts';
import type { Money } from '../words/money-words.ts';
import { groupedId } from '../words/safe-name.ts';
import { listed, nameOf, type Sentence, sentenceOf } from '../words/sentence.ts';
import { unitNames } from '../words/unit-name.ts';
import { daysInArchive, periodChange, periodName } from './summary-words.ts';

const maxNamesShown = 3;

/** OUs with a budget, by how their month compares with it. */
export interface BudgetCounts extends OverBudget<BudgetedUnit> {
  readonly budgeted: readonly BudgetedUnit[];
  readonly unknown: readonly BudgetedUnit[];
}

type BudgetedUnit = NonNullable<PeriodUnit['month']> & Pick<PeriodUnit, 'ou'>;

export function budgetCounts({ units }: Pick<PeriodFigures, 'units'>): BudgetCounts {
  const budgeted = units.flatMap(({ ou, month }) =>
    month === null || month.budget === null ? [] : [{ ...month, ou }],
  );
  return { budgeted, ...overBudget(budgeted), unknown: budgeted.filter(isUnknown) };
}

/** 'Two of nine OUs exceeded their budgets: Data Platform and Shop.' */
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
  const { total, trust } = figures;
  const { budgeted, exceeded } = budgetCounts(figures);
  const totalIsOver = total.againstBudget !== null && isOver(total.againstBudget);
  const all = total.budgetCoversAll ? 'the total' : 'all of them together';
  const isPartial = trust.missingDays.length > 0;
  if (exceeded.length > 0) {
    const within = isPartial ? '' : `; ${all} did not`;
    const ending = totalIsOver ? `, and so did ${all}` : within;
    return sentenceOf`${whoExceeded(figures)}${budgeted.length > 1 || totalIsOver ? ending : ''}.`;
  }
  const whole = budgeted.length === 0 || isPartial;
  if (totalIsOver && whole) return sentenceOf`${capitalised(all)} exceeded the budget.`;
  if (isPartial) {
    return sentenceOf`Whether budgets were exceeded is unknown: the archive has ${daysInArchive(figures)} of ${periodName(figures.period)}.`;
  }
  if (budgeted.length === 0) return sentenceOf`The total stayed within its budget.`;
  const ous = budgeted.length === 1 ? 'The OU with a budget' : `All ${withBudgets(figures)}`;
  const ending = totalIsOver ? `, but ${all} exceeded the budget` : '';
  return sentenceOf`${ous} stayed within budget${ending}.`;
}

/** 'Two of nine OUs exceeded their budgets: Shop and Media'. */
function whoExceeded(figures: PeriodFigures): Sentence {
  const { budgeted, exceeded } = budgetCounts(figures);
  const names = namesOf(exceeded, figures.units);
  const verb = exceeded.length === 1 ? 'exceeded its budget' : 'exceeded their budgets';
  if (budgeted.length === 1) return sentenceOf`${names} ${verb}`;
  return sentenceOf`${capitalised(countWord(exceeded.length))} of ${withBudgets(figures)} ${verb}: ${names}`;
}

/** 'nine OUs', or 'seven OUs with a budget' if others have none. */
function withBudgets(figures: PeriodFigures): string {
  const { budgeted } = budgetCounts(figures);
  const suffix = budgeted.length === figures.units.length ? '' : ' with a budget';
  return `${counted(budgeted.length, 'OU')}${suffix}`;
}

function weekVerdict(figures: PeriodFigures, money: Money): Sentence {
  const { exceeded, heading, unknown } = budgetCounts(figures);
  const names = (some: BudgetCounts['budgeted']) => namesOf(some, figures.units);
  const parts = [
    exceeded.length === 0
      ? []
      : sentenceOf` ${names(exceeded)} ${hasExceeded(exceeded.length > 1)}.`,
    heading.length === 0 ? [] : sentenceOf` ${names(heading)} ${willExceed(heading.length > 1)}.`,
    unknown.length === 0 ? [] : sentenceOf` The month end of ${names(unknown)} is unknown.`,
  ];
  return [...changeSentence(figures, money), ...parts.flat()];
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
  return sentenceOf`; ${nameOf(first.service)}${partOf(first)} in ${account} ${verb} most`;
}

function namesOf(some: readonly Pick<PeriodUnit, 'ou'>[], all: readonly PeriodUnit[]): Sentence {
  const name = unitNames(all.map(({ ou }) => ou));
  return listed(some, maxNamesShown, ({ ou }) => nameOf(name(ou).name));
}
