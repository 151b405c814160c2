/**
 * One or two sentences about the budgets: which units will exceed theirs, which come close, and whether the
 * total exceeds its budget.
 */

import { budgetedTotal } from '../../domain/figures/budgeted-total.ts';
import type { Figures, OuFigures } from '../../domain/figures/figures.ts';
import { isOver } from '../words/budget-words.ts';
import { capitalised, counted, countWord, monthName } from '../words/date-and-number-words.ts';
import { isSingleUnit, readerTerms } from '../words/reader-words.ts';
import { listed, nameOf, type Sentence, sentenceOf } from '../words/sentence.ts';
import { unitNames } from '../words/unit-name.ts';

const maxNamesShown = 3;

interface Budgets {
  readonly budgeted: readonly OuFigures[];
  readonly over: readonly OuFigures[];
  readonly close: readonly OuFigures[];
  readonly totalIsOver: boolean;
  /** 'the total', or 'your unit'. */
  readonly total: string;
  /** 'nine units', or 'six units with a budget' if others have none. */
  readonly budgetedUnits: string;
  readonly names: (ous: readonly OuFigures[]) => Sentence;
}

/** Number of units whose projected cost is above their budget. */
export function countOver(ous: readonly OuFigures[]): number {
  return ous.filter(isOver).length;
}

/** 'Two of nine units will pass (exceed) their budgets: Data Platform and Shop.' */
export function budgetAnswer(figures: Figures): Sentence {
  const budgets = budgetsOf(figures);
  if (isSingleUnit(figures)) return ownUnit(figures, budgets);
  if (budgets.budgeted.length === 0) return onlyTotal(figures, budgets.totalIsOver);
  if (budgets.over.length > 0) return unitsExceed(budgets);
  if (budgets.totalIsOver) {
    return sentenceOf`No unit will pass its own budget, but ${budgets.total} will pass the budget of all.`;
  }
  return allStayWithin(budgets);
}

function ownUnit({ total, reportDay }: Figures, { close, totalIsOver }: Budgets): Sentence {
  if (total.budget === null) return sentenceOf`No budget is set for ${monthName(reportDay)}.`;
  if (totalIsOver) return sentenceOf`Your unit will pass its budget.`;
  if (close.length > 0) return sentenceOf`Your unit comes close to its budget.`;
  return sentenceOf`Your unit stays within its budget.`;
}

function budgetsOf({ total, ous, audience }: Figures): Budgets {
  const budgeted = ous.filter((ou) => ou.budget !== null);
  const name = unitNames(ous.map(({ ou }) => ou));
  const suffix = budgeted.length === ous.length ? '' : ' with a budget';
  return {
    budgeted,
    over: budgeted.filter(isOver),
    close: budgeted.filter((ou) => ou.light === 'yellow' && !isOver(ou)),
    totalIsOver: isOver(budgetedTotal(total, ous)),
    total: readerTerms(audience).total,
    budgetedUnits: `${counted(budgeted.length, 'unit')}${suffix}`,
    names: (some) => listed(some, maxNamesShown, ({ ou }) => nameOf(name(ou).name)),
  };
}

function onlyTotal({ total, reportDay, audience }: Figures, totalIsOver: boolean): Sentence {
  if (total.budget === null) return sentenceOf`No budget is set for ${monthName(reportDay)}.`;
  const { total: name, isOwner } = readerTerms(audience);
  const verb = totalIsOver ? 'will pass its budget' : 'stays within its budget';
  return sentenceOf`${capitalised(name)} ${verb}. No unit ${isOwner ? 'below it ' : ''}has one of its own.`;
}

function unitsExceed(budgets: Budgets): Sentence {
  const { over, close, budgeted, totalIsOver, budgetedUnits, names } = budgets;
  const many = over.length > 1;
  const ending = many ? `, and so will ${budgets.total}` : `, and with it ${budgets.total}`;
  const sentenceEnd = totalIsOver ? ending : '';
  if (budgeted.length === 1) return sentenceOf`${names(over)} will pass its budget${sentenceEnd}.`;
  const count = capitalised(countWord(over.length));
  const verb = many ? 'will pass their budgets' : 'will pass its budget';
  const rest = close.length === 0 ? '' : sentenceOf` ${comingClose(close, names)}.`;
  return sentenceOf`${count} of ${budgetedUnits} ${verb}: ${names(over)}${sentenceEnd}.${rest}`;
}

function allStayWithin({ budgeted, close, budgetedUnits, names }: Budgets): Sentence {
  if (budgeted.length === 1) {
    return close.length === 0
      ? sentenceOf`${names(budgeted)} stays within its budget.`
      : sentenceOf`${names(budgeted)} comes close to its budget.`;
  }
  const rest = close.length === 0 ? '' : sentenceOf`; ${comingClose(close, names)}`;
  const all = budgeted.length === 2 ? budgetedUnits.replace('two', 'Both') : `All ${budgetedUnits}`;
  return sentenceOf`${all} stay within their budgets${rest}.`;
}

function comingClose(close: readonly OuFigures[], names: Budgets['names']): Sentence {
  return sentenceOf`${names(close)} ${close.length === 1 ? 'comes' : 'come'} close`;
}
