/** Exact arithmetic with money as decimal text, such as '-3401.2134000081': sums never pass through floating point. */

interface Decimal {
  readonly units: bigint;
  /** Digits after the point. */
  readonly scale: number;
}

export function sumOf(amounts: readonly string[]): string {
  const all = amounts.map(decimalOf);
  const scale = Math.max(0, ...all.map((amount) => amount.scale));
  const units = all.reduce((sum, amount) => sum + scaled(amount, scale), 0n);
  return textOf({ units, scale });
}

export function difference(amount: string, subtracted: string): string {
  return sumOf([amount, negated(subtracted)]);
}

export function negated(amount: string): string {
  const { units, scale } = decimalOf(amount);
  return textOf({ units: -units, scale });
}

export function absolute(amount: string): string {
  return signOf(amount) < 0 ? negated(amount) : amount;
}

export function signOf(amount: string): -1 | 0 | 1 {
  const { units } = decimalOf(amount);
  if (units === 0n) return 0;
  return units < 0n ? -1 : 1;
}

/** Negative if `one` is smaller than `other`. */
export function compareAmounts(one: string, other: string): number {
  return signOf(difference(one, other));
}

/** Throws a RangeError that quotes the text if it is not decimal text. */
function decimalOf(text: string): Decimal {
  const match = /^(-?)([0-9]+)(?:\.([0-9]+))?$/.exec(text);
  if (match === null) throw new RangeError(`'${text}' is not an amount.`);
  const [, sign = '', whole = '', fraction = ''] = match;
  return { units: BigInt(`${sign}${whole}${fraction}`), scale: fraction.length };
}

function scaled({ units, scale }: Decimal, wanted: number): bigint {
  return units * 10n ** BigInt(wanted - scale);
}

/** Without zeros at the end: '12.5', '0'. */
function textOf({ units, scale }: Decimal): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  const text = fraction === '' ? whole : `${whole}.${fraction}`;
  return units < 0n ? `-${text}` : text;
}
