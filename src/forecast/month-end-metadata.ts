/**
 * The organization's month end as metadata of the published forecast: the range of a sum and how it
 * was made do not follow from the ranges of its days, which are all that the rows hold.
 */
import * as z from 'zod/mini';
import '../domain/input/zod-messages.ts';
import { parseBillingDay } from '../domain/calendar/billing-day.ts';
import type { RemainingCost } from '../domain/figures/month-end.ts';

export const monthEndMetadata = 'month-end';

const note = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('short-history'), days: z.number() }),
  z.object({
    kind: z.literal('new-level'),
    since: z.pipe(z.string(), z.transform(parseBillingDay)),
  }),
  z.object({ kind: z.literal('missing-days'), days: z.number() }),
  z.object({ kind: z.literal('irregular') }),
  z.object({ kind: z.literal('no-forecast') }),
]);

const remainingCost = z.object({
  remaining: z.nullable(z.number()),
  ifStays: z._default(z.nullable(z.number()), null),
  range: z.nullable(z.object({ lower: z.number(), upper: z.number() })),
  note: z._default(z.nullable(note), null),
});

/** JSON in ASCII, some hundred bytes of the 2 KB that S3 takes. */
export function writeMonthEnd({ remaining, ifStays, range, note }: RemainingCost): string {
  return JSON.stringify({ remaining, ifStays, range, note });
}

/** Throws an Error for a text that `writeMonthEnd` does not write. */
export function readMonthEnd(text: string): RemainingCost {
  return remainingCost.parse(JSON.parse(text));
}
