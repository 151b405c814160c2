/** A month's cost so far, its projected end, and its budget. */
import { type BudgetLight, budgetLight, type LightThresholds } from '../budgets/budget-light.ts';
import type { ExpectedRange } from './expected-range.ts';
import type { ProjectionNote } from './projection-note.ts';

/** A month's cost so far, its projected end, and its budget. */
export interface MonthFigures {
  /** Cost from the first of the report day's month to the report day, both included. */
  readonly monthToDate: number;
  /** Month to date plus the expected cost of the remaining days; null when that is unknown. */
  readonly projected: number | null;
  /** Range of the month end in 9 of 10 cases; null when there is not enough history. */
  readonly projectedRange: ExpectedRange | null;
  /** Why `projected` is unknown or a guess; null when it is neither. */
  readonly projectionNote: ProjectionNote | null;
  /** Budget of the month; null without one. */
  readonly budget: number | null;
  /** Grey without a budget, or when it cannot be known whether it will be exceeded. */
  readonly light: BudgetLight;
}

/** The light of a month. If its end is unknown, only a budget that is exceeded already is known. */
export function monthLight(
  { monthToDate, projected }: Pick<MonthFigures, 'monthToDate' | 'projected'>,
  budget: number | null,
  thresholds: LightThresholds,
): BudgetLight {
  if (projected !== null) return budgetLight(projected, budget, thresholds);
  return budgetLight(monthToDate, budget, thresholds) === 'red' ? 'red' : 'grey';
}
