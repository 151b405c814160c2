/**
 * Adds amounts as decimals with 12 digits after the point, like `decimal(38, 12)` in `sql/`: the sum is
 * rounded once, and the order of the amounts does not change it.
 */
const digits = 12;
const one = 10n ** BigInt(digits);

/** Throws a SyntaxError when an amount is not finite, or is 10^21 or more. */
export function decimalSum(amounts: Iterable<number>): number {
  let units = 0n;
  for (const amount of amounts) units += BigInt(amount.toFixed(digits).replace('.', ''));
  const size = units < 0n ? -units : units;
  const fraction = String(size % one).padStart(digits, '0');
  return Number(`${units < 0n ? '-' : ''}${size / one}.${fraction}`);
}
