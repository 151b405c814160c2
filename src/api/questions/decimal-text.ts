/** Money as decimal text: exact, as the engine added it up. */
import * as z from 'zod';

/** '12.5' for '12.500000000000', '0' for '-0.000'. */
export function decimalText(stored: string): string {
  const text = stored.includes('.') ? stored.replace(/0+$/, '').replace(/\.$/, '') : stored;
  return text === '-0' ? '0' : text;
}

/** Of an amount that the archive has as a double: to ten places, so that sums of cents end where they should. */
export function decimalOf(amount: number): string {
  return decimalText(amount.toFixed(10));
}

export const money = z
  .string()
  .regex(/^-?[0-9]+(\.[0-9]+)?$/)
  .describe("Decimal text, in the archive's currency; negative for credits.");
