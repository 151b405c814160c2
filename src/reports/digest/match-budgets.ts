/**
 * Separates budgets of existing OUs from budgets of unknown OUs. Otherwise a typo in a name would add a
 * budget without cost to the total, and so change the color of the total's traffic light.
 */

import { type Budget, budgetsOf, budgetsWithoutUnit } from '../../domain/budgets/budgets.ts';
import { type BillingPeriod, periodOf } from '../../domain/calendar/billing-day.ts';
import type { OuSeries } from '../../domain/figures/ou-figures.ts';
import type { UnknownBudget } from '../../domain/figures/trust.ts';
import type { Platform } from '../../ports/platform.ts';
import { collect } from '../../queries/collect.ts';
import { directoryUnitsStatement } from '../../queries/directory-statement.ts';

export interface MatchedBudgets {
  /** Amount by OU for the report day's month, only of existing OUs. */
  readonly budgets: ReadonlyMap<string, number>;
  /** The month's budgets of OUs that are not in the archive or the directory. */
  readonly unknown: readonly UnknownBudget[];
}

export interface BudgetsToMatch {
  readonly budgets: readonly Budget[];
  readonly ouDepth: number | null;
  /** The teams of the allocation rules, such as 'team/retail'; without rules none. */
  readonly teams?: readonly string[];
}

/** Queries the directory only when a budget's OU is not in the archive. */
export async function matchBudgets(
  platform: Pick<Platform, 'engine' | 'tables'>,
  { reportDay, costs, monthToDate }: Pick<OuSeries, 'reportDay' | 'costs' | 'monthToDate'>,
  { budgets, ouDepth, teams = [] }: BudgetsToMatch,
): Promise<MatchedBudgets> {
  const month: BillingPeriod = periodOf(reportDay);
  const ofThisMonth = budgets.filter((budget) => budget.month === month);
  const amounts = budgetsOf(ofThisMonth, month);
  const archived = [...costs.keys(), ...monthToDate.keys()];
  if (budgetsWithoutUnit(ofThisMonth, archived, teams).length === 0)
    return { budgets: amounts, unknown: [] };
  const directory = await collect(platform, directoryUnitsStatement(platform.tables, ouDepth));
  const units = [...archived, ...directory.map(({ ou }) => ou)];
  const unknown = budgetsWithoutUnit(ofThisMonth, units, teams).map(({ ou, nearest }) => ({
    ou,
    nearest,
    amount: ofThisMonth.find((budget) => budget.ou === ou)?.amount ?? 0,
  }));
  const names = new Set(unknown.map(({ ou }) => ou));
  return { budgets: new Map([...amounts].filter(([ou]) => !names.has(ou))), unknown };
}
