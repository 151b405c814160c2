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

/** Above it a share is a mistake: 90 where 0.9 was meant. */
export const maxThreshold = 10;

/** How a share is written, as a pattern that Terraform understands too. */
export const thresholdPattern = /^[0-9]+([.][0-9]{1,4})?$/;

/** What thresholds may be, as every setting of them says it. */
export const acceptedThresholds =
  'two shares of the budget with 0 < green <= yellow, such as 0.9 and 1: at most four decimals, at ' +
  `most ${maxThreshold}`;

/** Whether they are what `acceptedThresholds` says. */
export function areThresholds({ green, yellow }: LightThresholds): boolean {
  return [green, yellow].every(isThreshold) && green <= yellow;
}

function isThreshold(share: number): boolean {
  return share > 0 && share <= maxThreshold && thresholdPattern.test(String(share));
}

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

/** Whether an amount is at most the limit, up to the rounding error of sums. */
export function isWithin(projected: number, limit: number): boolean {
  return projected <= limit + limit * rounding.relative + rounding.absolute;
}
