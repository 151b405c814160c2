/**
 * The traffic light of a budget: projected month end against the budget of that month.
 * Pure; the words that stand beside the colour belong to the mail.
 */

export type BudgetLight = 'green' | 'yellow' | 'red' | 'grey';

/** Projected ÷ budget: green ≤ `green` < yellow ≤ `yellow` < red. Fractions: 0.9 is 90 %. */
export interface LightThresholds {
  readonly green: number;
  readonly yellow: number;
}

export const defaultThresholds: LightThresholds = { green: 0.9, yellow: 1 };

/**
 * The light for a projected month-end cost and a budget in the same currency.
 * Grey without a budget. A budget of zero is met only by a projection of zero or less.
 */
export function budgetLight(
  projected: number,
  budget: number | null,
  thresholds: LightThresholds = defaultThresholds,
): BudgetLight {
  if (budget === null) return 'grey';
  if (budget === 0) return projected <= 0 ? 'green' : 'red';
  const ratio = projected / budget;
  if (ratio <= thresholds.green) return 'green';
  return ratio <= thresholds.yellow ? 'yellow' : 'red';
}
