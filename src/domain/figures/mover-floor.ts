/**
 * The smallest change that a mail lists: a share of the cost of its part of the organization, because a change
 * of 100 is noise in 55,000 and is not in 500.
 */

const floorShare = 0.002;
/** In the currency of the figures, for very small bills. */
const floorAmount = 1;

/** `costs`: cost of the day (or period) and those that it is compared with; unknown ones are null. */
export function moverFloor(...costs: readonly (number | null)[]): number {
  const largest = Math.max(0, ...costs.map((cost) => Math.abs(cost ?? 0)));
  return Math.max(floorAmount, floorShare * largest);
}
