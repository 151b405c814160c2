/** The light of a month of which days may be missing. */
import { type BudgetLight, isWithin, type LightThresholds } from '../budgets/budget-light.ts';
import { type ComparedMonth, monthLight } from './month-figures.ts';

export interface LightRules {
  readonly thresholds: LightThresholds;
  /** True if all days of the month up to the report day are archived. */
  readonly isComplete: boolean;
}

/**
 * While days of a month are missing, its cost is only known to be at least what it is: a budget that it exceeds is
 * exceeded, but a cost within its budget is no result.
 */
export function knownLight(
  month: ComparedMonth,
  budget: number | null,
  { thresholds, isComplete }: LightRules,
): BudgetLight {
  const light = monthLight(month, budget, thresholds);
  const isExceeded = budget !== null && !isWithin(month.projected ?? month.monthToDate, budget);
  return isComplete || isExceeded ? light : 'grey';
}
