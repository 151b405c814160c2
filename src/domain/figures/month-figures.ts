/** A month's cost so far, its projected end, and its budget. */
import type { BudgetLight } from '../budgets/budget-light.ts';
import type { ExpectedRange } from './expected-range.ts';

/**
 * How a projection was made. 'forecast': trend and weekly season fitted to the archive.
 * 'weekday-means': mean of the same weekday in the four weeks before, where the history is short or
 * irregular.
 */
export type ProjectionMethod = 'forecast' | 'weekday-means';

/** A month's cost so far, its projected end, and its budget. */
export interface MonthFigures {
  /** Cost from the first of the report day's month to the report day, both included. */
  readonly monthToDate: number;
  /** Month to date plus the projection of the remaining days. */
  readonly projected: number;
  /** Range of the month end in 9 of 10 cases; null when there is not enough history. */
  readonly projectedRange: ExpectedRange | null;
  readonly projectionMethod: ProjectionMethod;
  /** Budget of the month; null without one. */
  readonly budget: number | null;
  readonly light: BudgetLight;
}
