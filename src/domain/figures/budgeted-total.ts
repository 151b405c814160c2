/** The figures that the total's light compares with its budget. */
import { sumOf } from '../arithmetic/sum-of.ts';
import type { TotalFigures } from './figures.ts';
import type { MonthFigures } from './month-figures.ts';

/** The part of a month's figures that a light and a bar need. */
export type AgainstBudget = Pick<MonthFigures, 'monthToDate' | 'projected' | 'budget' | 'light'>;

/** The total's budget and the cost of the OUs that the budget covers. */
export function budgetedTotal(
  total: AgainstBudget & Pick<TotalFigures, 'budgetCoversAll'>,
  ous: readonly AgainstBudget[],
): AgainstBudget {
  if (total.budgetCoversAll) return total;
  const budgeted = ous.filter((ou) => ou.budget !== null);
  const projected = budgeted.map((ou) => ou.projected).filter((end) => end !== null);
  return {
    monthToDate: sumOf(budgeted.map((ou) => ou.monthToDate)),
    projected: projected.length < budgeted.length ? null : sumOf(projected),
    budget: total.budget,
    light: total.light,
  };
}
