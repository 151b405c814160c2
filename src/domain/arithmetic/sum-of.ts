/**
 * Adds amounts without losing small ones next to large ones (Neumaier's compensated sum). The order
 * of the values can change only the last digit of the total.
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
