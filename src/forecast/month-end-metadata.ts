/**
 * The organization's month end as metadata of the published forecast: the range of a sum and how it
 * was made do not follow from the ranges of its days, which are all that the rows hold.
 */
import * as z from 'zod/mini';
import '../domain/input/zod-messages.ts';
import type { RemainingCost } from '../domain/figures/month-end.ts';

export const monthEndMetadata = 'month-end';

const remainingCost = z.object({
  method: z.enum(['forecast', 'weekday-means']),
  remaining: z.number(),
  range: z.nullable(z.object({ lower: z.number(), upper: z.number() })),
});

/** JSON in ASCII, some hundred bytes of the 2 KB that S3 takes. */
export function writeMonthEnd({ method, remaining, range }: RemainingCost): string {
  return JSON.stringify({ method, remaining, range });
}

/** Throws an Error for a text that `writeMonthEnd` does not write. */
export function readMonthEnd(text: string): RemainingCost {
  return remainingCost.parse(JSON.parse(text));
}
