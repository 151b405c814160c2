/** Amounts as integer cents, in which splits are exact. */

/**
 * The amount in cents; half a cent is rounded away from zero. Reads the number as it is printed, so that
 * 1.005 is half a cent though its binary form is less. Throws a RangeError when the amount is not finite,
 * or is 10^21 or more.
 */
export function centsOf(amount: number): bigint {
  const size = Math.abs(amount);
  if (!(size < 1e21)) throw new RangeError(`${amount} is not an amount that can be split`);
  // Smaller numbers are printed with an exponent.
  const [integer = '', fraction = ''] = (size < 0.001 ? '0' : String(size)).split('.');
  const thousandths = BigInt(integer + fraction.slice(0, 3).padEnd(3, '0'));
  const cents = (thousandths + 5n) / 10n;
  return amount < 0 ? -cents : cents;
}

/** 12345n → 123.45 */
export function amountOf(cents: bigint): number {
  const size = cents < 0n ? -cents : cents;
  const fraction = String(size % 100n).padStart(2, '0');
  return Number(`${cents < 0n ? '-' : ''}${size / 100n}.${fraction}`);
}
