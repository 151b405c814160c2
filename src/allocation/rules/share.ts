/** Shares of a split as exact decimals: units of 10^-12. */

const digits = 12;

export const oneShare = 10n ** BigInt(digits);

/** '0.6' → 600000000000n; null if it is not a decimal from 0 to 1 with at most twelve digits. */
export function parseShare(text: string): bigint | null {
  const [, integer = '', fraction = ''] = /^([01])(?:\.(\d{1,12}))?$/.exec(text) ?? [];
  if (integer === '') return null;
  const share = BigInt(integer) * oneShare + BigInt(fraction.padEnd(digits, '0'));
  return share <= oneShare ? share : null;
}

/** 600000000000n → '0.6'. */
export function shareText(share: bigint): string {
  const fraction = String(share % oneShare).padStart(digits, '0');
  return `${share / oneShare}.${fraction}`.replace(/\.?0+$/, '') || '0';
}
