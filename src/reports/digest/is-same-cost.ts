/** Whether two sums of one cost agree: half a cent, and the rounding of large sums. */
export function isSameCost(one: number, other: number): boolean {
  return Math.abs(one - other) <= 0.005 + Math.abs(other) * 1e-6;
}
