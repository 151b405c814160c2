/**
 * The budgets of one mail's audience: each OU by its state, and the total with what its budget covers. Subject,
 * answer and preheader are all written from this.
 */
import { type AgainstBudget, budgetedTotal } from '../../domain/figures/budgeted-total.ts';
import type { Figures, OuFigures } from '../../domain/figures/figures.ts';
import {
  type BudgetState,
  budgetState,
  isClose,
  isMonthOver,
  isUnknown,
  overBudget,
} from '../words/budget-state.ts';
import { readerTerms } from '../words/reader-words.ts';

/** What the answer about budgets is made from. */
export type BudgetFigures = Pick<
  Figures,
  'total' | 'ous' | 'audience' | 'reportDay' | 'missingDays'
>;

export interface AudienceBudgets {
  /** The OUs with a budget; those without one have no state. */
  readonly budgeted: readonly OuFigures[];
  /** Cost above budget already. */
  readonly exceeded: readonly OuFigures[];
  /** Only the projected month end is above budget. */
  readonly heading: readonly OuFigures[];
  readonly close: readonly OuFigures[];
  /** Month end not known. */
  readonly unknown: readonly OuFigures[];
  /** The total's figures that its budget covers. */
  readonly against: AgainstBudget;
  readonly total: BudgetState;
  /** 'the total', 'your OU'; 'all OUs with a budget together' if the total's budget is only theirs. */
  readonly totalName: string;
  /** True if some OUs of the table have no budget. */
  readonly isPartial: boolean;
  readonly isMonthOver: boolean;
  /** True if the month to date is without some of its days. */
  readonly hasMissingDays: boolean;
}

export function audienceBudgets({
  total,
  ous,
  audience,
  reportDay,
  missingDays,
}: BudgetFigures): AudienceBudgets {
  const budgeted = ous.filter(({ budget }) => budget !== null);
  const against = budgetedTotal(total, ous);
  const isOfSome = !total.budgetCoversAll && total.budget !== null;
  return {
    budgeted,
    ...overBudget(budgeted),
    close: budgeted.filter(isClose),
    unknown: budgeted.filter(isUnknown),
    against,
    total: budgetState(against),
    totalName: isOfSome ? 'all OUs with a budget together' : readerTerms(audience).total,
    isPartial: budgeted.length < ous.length,
    isMonthOver: isMonthOver(reportDay),
    hasMissingDays: missingDays.length > 0,
  };
}
