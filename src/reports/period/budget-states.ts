/**
 * Compares a period's OUs with their budgets: a month by its cost, a week by the daily digest's
 * projection of its month, if there is one.
 */

import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import { budgetLight, isWithin, type LightThresholds } from '../../domain/budgets/budget-light.ts';
import { organizationScope } from '../../domain/budgets/budgets.ts';
import { budgetedTotal } from '../../domain/figures/budgeted-total.ts';
import type { Figures } from '../../domain/figures/figures.ts';
import type { BudgetState, PeriodTotal } from '../../domain/figures/period-figures.ts';

/** The figures of a daily digest for the same audience. */
export type DailyFigures = Pick<Figures, 'reportDay' | 'total' | 'ous'>;

/** OUs against their budgets, and the total against the total budget. */
export interface BudgetStates {
  readonly units: ReadonlyMap<string, BudgetState>;
  readonly total: Pick<PeriodTotal, 'month' | 'againstBudget' | 'budgetedOus' | 'budgetCoversAll'>;
}

const notCompared: BudgetStates = {
  units: new Map(),
  total: { month: null, againstBudget: null, budgetedOus: 0, budgetCoversAll: false },
};

/** Projections of the daily digest, for a week's summary; no comparison without a digest. */
export function projectedStates(daily: DailyFigures | undefined): BudgetStates {
  if (daily === undefined) return notCompared;
  const { total, ous } = daily;
  return {
    units: new Map(ous.map((ou) => [ou.ou, stateOf(ou)])),
    total: {
      month: stateOf(total),
      againstBudget: stateOf(budgetedTotal(total, ous)),
      budgetedOus: total.budgetedOus,
      budgetCoversAll: total.budgetCoversAll,
    },
  };
}

function stateOf({ monthToDate, projected, budget, light }: BudgetState): BudgetState {
  return { monthToDate, projected, budget, light };
}

/** How a closed month is compared. */
export interface ClosedMonth {
  readonly thresholds: LightThresholds;
  /** True if all its days are archived. */
  readonly isComplete: boolean;
}

/**
 * A month's cost of each OU against `budgets` (by OU, '*' for the organization; only those that the
 * audience may see). Includes OUs with a budget but without cost. Without any budget there is nothing
 * to compare. If days of the month are missing, a cost within its budget is no result: its light is grey.
 */
export function closedStates(
  costs: ReadonlyMap<string, number>,
  budgets: ReadonlyMap<string, number>,
  { thresholds, isComplete }: ClosedMonth,
): BudgetStates {
  if (budgets.size === 0) return notCompared;
  const closed = (cost: number, budget: number | null): BudgetState => {
    const isKnown = isComplete || budget === null || !isWithin(cost, budget);
    const light = isKnown ? budgetLight(cost, budget, thresholds) : 'grey';
    return { monthToDate: cost, projected: cost, budget, light };
  };
  const ous = new Set([...costs.keys(), ...budgets.keys()]);
  ous.delete(organizationScope);
  const units = new Map(
    [...ous].map((ou) => [ou, closed(costs.get(ou) ?? 0, budgets.get(ou) ?? null)] as const),
  );
  const budgeted = [...units.values()].filter(({ budget }) => budget !== null);
  const own = budgets.get(organizationScope) ?? null;
  const sum = budgeted.length === 0 ? null : sumOf(budgeted.map(({ budget }) => budget ?? 0));
  const budget = own ?? sum;
  const budgetCoversAll = own !== null || [...costs.keys()].every((ou) => budgets.has(ou));
  const month = closed(sumOf(costs.values()), budget);
  const budgetedCost = sumOf(budgeted.map(({ monthToDate }) => monthToDate));
  const againstBudget = budgetCoversAll ? month : closed(budgetedCost, budget);
  return {
    units,
    total: { month, againstBudget, budgetedOus: budgeted.length, budgetCoversAll },
  };
}
