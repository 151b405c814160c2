/**
 * Sums money without losing small amounts beside large ones (Neumaier's compensated sum), so that
 * a total does not depend on the order of its rows beyond the last digit.
 */
export function sumOf(values: Iterable<number>): number {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}
