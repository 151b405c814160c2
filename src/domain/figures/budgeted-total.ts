/** The figures that the total's light compares with its budget. */
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
  const sum = (pick: (ou: AgainstBudget) => number) =>
    budgeted.reduce((all, ou) => all + pick(ou), 0);
  return {
    monthToDate: sum((ou) => ou.monthToDate),
    projected: sum((ou) => ou.projected),
    budget: total.budget,
    light: total.light,
  };
}
