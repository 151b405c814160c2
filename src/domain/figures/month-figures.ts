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
  /** The same if the unusual costs of the last days stay; null if the last day was usual. */
  readonly projectedIfStays: number | null;
  /** Range of the month end in 9 of 10 cases; null when there is not enough history. */
  readonly projectedRange: ExpectedRange | null;
  /** Why `projected` is unknown or a guess; null when it is neither. */
  readonly projectionNote: ProjectionNote | null;
  /** Budget of the month; null without one. */
  readonly budget: number | null;
  /** Grey without a budget, or when it cannot be known whether it will be exceeded. */
  readonly light: BudgetLight;
}

/** What the light of a month follows from. */
export type ComparedMonth = Pick<MonthFigures, 'monthToDate' | 'projected' | 'projectedIfStays'>;

/**
 * The light of a month. If its end is unknown, only a budget that is exceeded already is known. It is unknown as
 * well while the costs of the last days are unusual, if it depends on whether they stay.
 */
export function monthLight(
  { monthToDate, projected, projectedIfStays }: ComparedMonth,
  budget: number | null,
  thresholds: LightThresholds,
): BudgetLight {
  const spent = budgetLight(monthToDate, budget, thresholds);
  if (projected === null) return spent === 'red' ? 'red' : 'grey';
  const light = budgetLight(projected, budget, thresholds);
  if (projectedIfStays === null || spent === 'red') return light;
  return budgetLight(projectedIfStays, budget, thresholds) === light ? light : 'grey';
}
