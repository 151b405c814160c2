/**
 * Who is over budget, by name, in one sentence. 'Has exceeded' is a fact of the month so far; 'is heading
 * over' is a projection.
 */
import { lastOfPeriod } from '../../domain/calendar/billing-day.ts';
import type { ExecutiveFigures, ExecutiveOu } from '../../domain/figures/executive-figures.ts';
import { counted, countWord } from '../words/date-and-number-words.ts';
import { listed, nameOf, type Sentence, sentenceOf } from '../words/sentence.ts';
import { unitNames } from '../words/unit-name.ts';

const maxNamesShown = 3;

/** 'Payments has exceeded its budget; Shop is heading over its budget.' Empty if no unit has a budget. */
export function overWords({ ous, reportDay }: ExecutiveFigures): Sentence {
  const budgeted = ous.filter(({ budget }) => budget !== null);
  const exceeded = budgeted.filter(hasExceeded);
  const heading = budgeted.filter((ou) => !hasExceeded(ou) && isHeadingOver(ou));
  if (exceeded.length + heading.length === 0) {
    return noneOver(budgeted, reportDay === lastOfPeriod(reportDay));
  }
  const nameOfUnit = unitNames(ous.map(({ ou }) => ou));
  const names = (some: readonly ExecutiveOu[]) =>
    listed(some, maxNamesShown, ({ ou }) => nameOf(nameOfUnit(ou).name));
  const past = sentenceOf`${names(exceeded)} ${exceeded.length === 1 ? 'has exceeded its budget' : 'have exceeded their budgets'}`;
  const coming = sentenceOf`${names(heading)} ${heading.length === 1 ? 'is heading over its budget' : 'are heading over their budgets'}`;
  if (heading.length === 0) return sentenceOf`${past}.`;
  return exceeded.length === 0 ? sentenceOf`${coming}.` : sentenceOf`${past}; ${coming}.`;
}

function noneOver(budgeted: readonly ExecutiveOu[], isMonthEnd: boolean): Sentence {
  const unknown = budgeted.filter(({ projected }) => projected === null).length;
  const ending = unknown === 0 ? '' : `; of ${countWord(unknown)} the month end is unknown`;
  if (budgeted.length === 0 || budgeted.length === unknown) return [];
  const verb = isMonthEnd ? 'has exceeded' : 'is heading over';
  if (budgeted.length === 1) return sentenceOf`The one unit with a budget is not over it.`;
  return sentenceOf`None of ${counted(budgeted.length, 'unit')} with a budget ${verb} it${ending}.`;
}

function hasExceeded({ monthToDate, budget }: ExecutiveOu): boolean {
  return budget !== null && monthToDate > budget;
}

function isHeadingOver({ projected, budget }: ExecutiveOu): boolean {
  return budget !== null && projected !== null && projected > budget;
}
