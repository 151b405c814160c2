/**
 * The amount of a budget as a spreadsheet shows it. A point or comma before exactly three digits
 * separates thousands in some countries and decimals in others. So 60.000 is rejected: it may mean 60
 * or 60,000.
 */
import * as z from 'zod/mini';

const plainNumber = /^\d+(\.\d+)?$/;
/** A comma before one or two digits is always a decimal comma. */
const decimalComma = /^\d+,\d{1,2}$/;
/** A group of thousands never begins with a zero: 0.125 and 0.500 are decimals. */
const ambiguous = /^([1-9]\d{0,2})[.,](\d{3})$/;

const advice = 'write a number of zero or more, such as 12000 or 950.50';

/** Zero or more, in the budget's currency. */
export const budgetAmount = z.pipe(
  z.string().check(
    z.refine((text) => plainNumber.test(text) || decimalComma.test(text) || ambiguous.test(text), {
      error: advice,
      abort: true,
    }),
    z.refine((text) => !ambiguous.test(text), {
      error: ({ input }) => bothReadings(String(input)),
    }),
  ),
  z.transform((text) => Number(text.replace(',', '.'))),
);

/** '60.000' → 'it may mean 60 or 60,000: write 60000 or 60.00'. */
function bothReadings(text: string): string {
  const [, number = '', decimals = ''] = ambiguous.exec(text) ?? [];
  const zeros = decimals.endsWith('0') ? decimals.slice(0, 2) : `${decimals}0`;
  const small = decimals === '000' ? number : `${number}.${decimals}`;
  return `it may mean ${small} or ${number},${decimals}: write ${number}${decimals} or ${number}.${zeros}`;
}
