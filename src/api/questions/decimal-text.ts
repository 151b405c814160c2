/** Money as decimal text: exact, as the engine added it up. */
import * as z from 'zod';

/** '12.5' for '12.500000000000', '0' for '-0.000'. */
export function decimalText(stored: string): string {
  const text = stored.includes('.') ? stored.replace(/0+$/, '').replace(/\.$/, '') : stored;
  return text === '-0' ? '0' : text;
}

/** A computed amount, with the digits that JSON would print; without an exponent. */
export function amountText(amount: number): string {
  const text = String(amount);
  return decimalText(text.includes('e') ? amount.toFixed(12) : text);
}

/** 12345n → '123.45' */
export function centsText(cents: bigint): string {
  const size = cents < 0n ? -cents : cents;
  const text = `${size / 100n}.${String(size % 100n).padStart(2, '0')}`;
  return decimalText(cents < 0n ? `-${text}` : text);
}

/** Null where the amount is not known. */
export function knownAmount(amount: number | null): string | null {
  return amount === null ? null : amountText(amount);
}

/** Of an amount that the archive has as a double: to ten places, so that sums of cents end where they should. */
export function decimalOf(amount: number): string {
  return decimalText(amount.toFixed(10));
}

/** Null where the amount is not known. */
export function knownDecimal(amount: number | null): string | null {
  return amount === null ? null : decimalOf(amount);
}

export const money = z
  .string()
  .regex(/^-?[0-9]+(\.[0-9]+)?$/)
  .describe("Decimal text, in the archive's currency; negative for credits.");

export function unknownMoney(meaning: string) {
  return money.nullable().describe(meaning);
}
