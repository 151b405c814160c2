/**
 * One to four sentences about the budgets: which OUs have exceeded theirs, which will, which are close, and
 * whether the total exceeds its budget.
 */
import type { OuFigures } from '../../domain/figures/figures.ts';
import { hasExceeded, isCloseTo, staysWithin, willExceed } from '../words/budget-phrases.ts';
import { capitalised, counted, countWord, monthName } from '../words/date-and-number-words.ts';
import { isSingleUnit, readerTerms } from '../words/reader-words.ts';
import { listed, nameOf, type Sentence, sentenceOf } from '../words/sentence.ts';
import { unitNames } from '../words/unit-name.ts';
import { type AudienceBudgets, audienceBudgets, type BudgetFigures } from './audience-budgets.ts';
import { type Names, unknownSentences, unknownTotal } from './unknown-budget-answer.ts';

const maxNamesShown = 3;

/** 'Two of nine OUs will exceed their budgets: Data Platform and Shop.' */
export function budgetAnswer(figures: BudgetFigures): Sentence {
  const budgets = audienceBudgets(figures);
  const month = monthName(figures.reportDay);
  if (budgets.against.budget === null && budgets.budgeted.length === 0) {
    return sentenceOf`No budget is set for ${month}.`;
  }
  if (isSingleUnit(figures)) return sentenceOf`${totalSentence(budgets)}`;
  if (budgets.budgeted.length === 0) return onlyTotal(figures, budgets);
  const name = unitNames(figures.ous.map(({ ou }) => ou));
  return unitSentences(budgets, (some) =>
    listed(some, maxNamesShown, ({ ou }) => nameOf(name(ou).name)),
  );
}

function onlyTotal({ audience }: BudgetFigures, budgets: AudienceBudgets): Sentence {
  const below = readerTerms(audience).isOwner ? 'below it ' : '';
  return sentenceOf`${totalSentence(budgets)} No OU ${below}has a budget of its own.`;
}

/** 'The total will exceed its budget.' */
function totalSentence(budgets: AudienceBudgets): string {
  const { total, totalName, isMonthOver } = budgets;
  const name = capitalised(totalName);
  if (total === 'exceeded') return `${name} ${hasExceeded(false)}.`;
  if (total === 'will-exceed') return `${name} ${willExceed(false)}.`;
  if (total === 'unknown') return unknownTotal(budgets);
  const isWithin = total === 'on-track';
  return `${name} ${isWithin ? staysWithin(false, isMonthOver) : isCloseTo(false, isMonthOver)}.`;
}

function unitSentences(budgets: AudienceBudgets, names: Names): Sentence {
  const { exceeded, heading, close, unknown, isMonthOver } = budgets;
  const parts: Sentence[] = [
    ...(exceeded.length === 0 ? [] : [exceededSentence(budgets, names)]),
    ...(heading.length === 0 ? [] : [headingSentence(budgets, names)]),
    ...totalApart(budgets),
    ...(exceeded.length + heading.length === 0 ? [othersStay(budgets, names)] : []),
    ...(close.length === 0
      ? []
      : [sentenceOf`${names(close)} ${isCloseTo(close.length > 1, isMonthOver)}.`]),
    ...unknownSentences(budgets, names),
    ...(unknown.length === 0 && budgets.total === 'unknown'
      ? [sentenceOf`${unknownTotal(budgets)}`]
      : []),
  ];
  return joined(parts.filter((part) => part.length > 0));
}

function exceededSentence(budgets: AudienceBudgets, names: Names): Sentence {
  const { exceeded, total, totalName } = budgets;
  const words = sentenceOf`${subjectOf(exceeded, budgets, hasExceeded(exceeded.length > 1), names)}`;
  const ending = total === 'exceeded' ? `, and so ${hasWord(budgets)} ${totalName}` : '';
  return sentenceOf`${words}${ending}.`;
}

function headingSentence(budgets: AudienceBudgets, names: Names): Sentence {
  const { exceeded, heading, total, totalName } = budgets;
  const many = heading.length > 1;
  const ending = total === 'will-exceed' ? `, and so will ${totalName}` : '';
  const words =
    exceeded.length === 0
      ? subjectOf(heading, budgets, willExceed(many), names)
      : sentenceOf`${names(heading)} ${willExceed(many)}`;
  return sentenceOf`${words}${ending}.`;
}

/** 'all OUs … together' is plural. */
function hasWord({ totalName }: AudienceBudgets): string {
  return totalName.startsWith('all ') ? 'have' : 'has';
}

/** 'Two of nine OUs will exceed their budgets: Data Platform and Shop', or only the name of the one OU. */
function subjectOf(
  some: readonly OuFigures[],
  { budgeted, isPartial }: AudienceBudgets,
  verb: string,
  names: Names,
): Sentence {
  if (budgeted.length === 1) return sentenceOf`${names(some)} ${verb}`;
  const all = `${counted(budgeted.length, 'OU')}${isPartial ? ' with a budget' : ''}`;
  return sentenceOf`${capitalised(countWord(some.length))} of ${all} ${verb}: ${names(some)}`;
}

/** The total's sentence, if no sentence about OUs already has it. */
function totalApart(budgets: AudienceBudgets): Sentence[] {
  const { exceeded, heading, total, totalName } = budgets;
  if (total !== 'exceeded' && total !== 'will-exceed') return [];
  const isTold = total === 'exceeded' ? exceeded.length > 0 : heading.length > 0;
  if (isTold) return [];
  const verb = total === 'exceeded' ? hasExceeded(false) : willExceed(false);
  if (exceeded.length + heading.length > 0) {
    return [sentenceOf`${capitalised(totalName)} ${verb}.`];
  }
  const of = total === 'exceeded' ? 'has exceeded' : 'will exceed';
  return [sentenceOf`No OU ${of} its own budget, but ${totalName} ${of} the budget of all.`];
}

/** Said only while no OU is over its budget. */
function othersStay(budgets: AudienceBudgets, names: Names): Sentence {
  const { budgeted, close, unknown, total, isMonthOver } = budgets;
  const within = budgeted.length - unknown.length;
  if (total === 'exceeded' || total === 'will-exceed' || within === 0) return [];
  if (budgeted.length === 1) {
    return close.length === 0
      ? sentenceOf`${names(budgeted)} ${staysWithin(false, isMonthOver)}.`
      : [];
  }
  return sentenceOf`${withinName(budgets, within)} ${staysWithin(within > 1, isMonthOver)}.`;
}

function withinName({ budgeted, unknown, isPartial }: AudienceBudgets, within: number): string {
  const suffix = isPartial ? ' with a budget' : '';
  if (unknown.length > 0) {
    return `${capitalised(countWord(within))} of ${counted(budgeted.length, 'OU')}${suffix}`;
  }
  return within === 2 ? `Both OUs${suffix}` : `All ${counted(within, 'OU')}${suffix}`;
}

function joined(parts: readonly Sentence[]): Sentence {
  return parts.flatMap((part, at) => (at === 0 ? part : [...sentenceOf` `, ...part]));
}
