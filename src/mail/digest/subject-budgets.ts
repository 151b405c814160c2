/**
 * The budgets in the subject of a daily mail: how many OUs are over or heading over budget, and whether the total
 * is. Contains no name.
 */
import type { Figures } from '../../domain/figures/figures.ts';
import { subjectWords } from '../words/budget-phrases.ts';
import { isSingleUnit } from '../words/reader-words.ts';
import { type AudienceBudgets, audienceBudgets } from './audience-budgets.ts';

/** '2 OUs and the total heading over budget', '1 OU over budget, 1 OU heading over', 'none over budget'. */
export function subjectBudgets(figures: Figures): string {
  const budgets = audienceBudgets(figures);
  if (isSingleUnit(figures)) return subjectWords[budgets.total];
  const { exceeded, heading, total, budgeted, unknown } = budgets;
  const over = counted(exceeded.length, total === 'exceeded');
  const going = counted(heading.length, total === 'will-exceed');
  if (over !== '' && going !== '') return `${over} over budget, ${going} heading over`;
  if (over !== '') return `${over} ${subjectWords.exceeded}`;
  if (going !== '') return `${going} ${subjectWords['will-exceed']}`;
  if (budgeted.length === 0) return totalOnly(budgets);
  if (unknown.length === budgeted.length) return subjectWords.unknown;
  return unknown.length === 0 && total !== 'unknown'
    ? 'none over budget'
    : 'none known to be over budget';
}

function totalOnly({ total }: AudienceBudgets): string {
  if (total === 'no-budget' || total === 'unknown') return subjectWords[total];
  return 'total not over budget';
}

/** '2 OUs', 'total', '2 OUs and the total'; empty for neither. */
function counted(ous: number, isTotal: boolean): string {
  const units = ous === 0 ? '' : `${ous} ${ous === 1 ? 'OU' : 'OUs'}`;
  if (!isTotal) return units;
  return units === '' ? 'total' : `${units} and the total`;
}
