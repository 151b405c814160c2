/**
 * The traffic light of a budget: projected month end against the budget of that month.
 * Pure; the mail chooses the words next to the colour.
 */

export type BudgetLight = 'green' | 'yellow' | 'red' | 'grey';

/** Projected ÷ budget: green ≤ `green` < yellow ≤ `yellow` < red. Fractions: 0.9 is 90 %. */
export interface LightThresholds {
  readonly green: number;
  readonly yellow: number;
}

export const defaultThresholds: LightThresholds = { green: 0.9, yellow: 1 };

/** Rounding error of summed doubles: relative to the limit, and in currency units near zero. */
const rounding = { relative: 1e-12, absolute: 1e-9 };

/**
 * The light for a projected month-end cost and a budget in the same currency.
 * Grey without a budget. A budget of zero is met only by a projection of zero or less. A cost that
 * is above a threshold only by rounding counts as equal to it.
 */
export function budgetLight(
  projected: number,
  budget: number | null,
  thresholds: LightThresholds = defaultThresholds,
): BudgetLight {
  if (budget === null) return 'grey';
  if (isWithin(projected, budget * thresholds.green)) return 'green';
  return isWithin(projected, budget * thresholds.yellow) ? 'yellow' : 'red';
}

function isWithin(projected: number, limit: number): boolean {
  return projected <= limit + limit * rounding.relative + rounding.absolute;
}
