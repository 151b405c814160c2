/** Exact sums of decimal text, as whole numbers of 10^-12: independent of the code that adds amounts up. */

const places = 12;

export function sumOfAmounts(amounts: readonly string[]): bigint {
  return amounts.reduce((sum, amount) => sum + wholeNumber(amount), 0n);
}

export function differenceOf(sum: bigint, amount: string): bigint {
  return sum - wholeNumber(amount);
}

/** Throws a RangeError for a text that is no amount, or has more places. */
function wholeNumber(amount: string): bigint {
  const [, sign = '', whole = '', decimals = ''] =
    /^(-?)(\d+)(?:\.(\d{1,12}))?$/.exec(amount) ?? [];
  if (whole === '') throw new RangeError(`not an amount: '${amount}'`);
  const size = BigInt(whole + decimals.padEnd(places, '0'));
  return sign === '-' ? -size : size;
}
