/**
 * Sentences about budgets of which it is not known whether they will be exceeded: the month end is not known, days
 * are missing, or it depends on whether an unusual cost stays.
 */
import type { OuFigures } from '../../domain/figures/figures.ts';
import { staysWithin } from '../words/budget-phrases.ts';
import { type Sentence, sentenceOf } from '../words/sentence.ts';
import type { AudienceBudgets } from './audience-budgets.ts';

/** Writes the names of some OUs as a list. */
export type Names = (ous: readonly OuFigures[]) => Sentence;

export function unknownTotal(budgets: AudienceBudgets): string {
  const { against, totalName } = budgets;
  if (against.projected === null) return `The month end of ${totalName} is not known yet.`;
  const stays = staysWithin(totalName.startsWith('all '), false);
  return `Whether ${totalName} ${stays} ${whyOpen(budgets)}.`;
}

/** Why a light is unknown although there is a projection. */
function whyOpen({ hasMissingDays }: AudienceBudgets): string {
  return hasMissingDays
    ? 'is not known, because days of the month are missing'
    : 'depends on whether the latest costs stay';
}

export function unknownSentences(budgets: AudienceBudgets, names: Names): Sentence[] {
  const { unknown } = budgets;
  const changing = unknown.filter(({ projected }) => projected !== null);
  const without = unknown.filter(({ projected }) => projected === null);
  const many = without.length > 1;
  return [
    ...(without.length === 0
      ? []
      : [
          sentenceOf`The month ${many ? 'ends' : 'end'} of ${names(without)} ${many ? 'are' : 'is'} not known yet.`,
        ]),
    ...(changing.length === 0
      ? []
      : [
          sentenceOf`Whether ${names(changing)} ${changing.length > 1 ? 'stay within their budgets' : 'stays within its budget'} ${whyOpen(budgets)}.`,
        ]),
  ];
}
