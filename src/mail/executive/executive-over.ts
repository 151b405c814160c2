/** Who is over budget, by name, in one sentence, with the states and phrases of the daily mail. */
import type { ExecutiveFigures, ExecutiveOu } from '../../domain/figures/executive-figures.ts';
import { hasExceeded, willExceed } from '../words/budget-phrases.ts';
import { isMonthOver, isUnknown, overBudget } from '../words/budget-state.ts';
import { counted, countWord } from '../words/date-and-number-words.ts';
import { safeName } from '../words/safe-name.ts';
import { listed, nameOf, type Sentence, sentenceOf } from '../words/sentence.ts';
import { unitNames } from '../words/unit-name.ts';
import { maxNameLength } from './executive-units.ts';

const maxNamesShown = 3;

/** 'Payments has exceeded its budget; Shop will exceed its budget.' Empty if no OU has a budget. */
export function overWords({ ous, reportDay }: ExecutiveFigures): Sentence {
  const budgeted = ous.filter(({ budget }) => budget !== null);
  const { exceeded, heading } = overBudget(budgeted);
  if (exceeded.length + heading.length === 0) return noneOver(budgeted, isMonthOver(reportDay));
  const shownName = unitNames(ous.map(({ ou }) => ou));
  const phrase = (some: readonly ExecutiveOu[], verb: (many: boolean) => string) =>
    sentenceOf`${listed(some, maxNamesShown, ({ ou }) => nameOf(safeName(shownName(ou).name, maxNameLength)))} ${verb(some.length > 1)}`;
  if (heading.length === 0) return sentenceOf`${phrase(exceeded, hasExceeded)}.`;
  if (exceeded.length === 0) return sentenceOf`${phrase(heading, willExceed)}.`;
  return sentenceOf`${phrase(exceeded, hasExceeded)}; ${phrase(heading, willExceed)}.`;
}

function noneOver(budgeted: readonly ExecutiveOu[], isOver: boolean): Sentence {
  const unknown = budgeted.filter(isUnknown).length;
  if (budgeted.length === unknown) return [];
  const ending = unknown === 0 ? '' : `; of ${countWord(unknown)} the month end is unknown`;
  const verb = isOver ? 'has exceeded' : 'will exceed';
  const ous = counted(budgeted.length, 'OU');
  return sentenceOf`None of ${ous} with a budget ${verb} it${ending}.`;
}
