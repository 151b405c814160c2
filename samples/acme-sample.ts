/**
 * The options of the committed sample under samples/acme: generating it again with these options gives the
 * same rows, and a test checks that.
 */
import { parseBillingDay } from '../src/domain/calendar/billing-day.ts';
import type { BillOptions } from './generator/bill-request.ts';

/** CUR 2.0 of 1 September to 20 November 2026, as AWS shows it on 21 November. */
export const acmeSample = {
  from: parseBillingDay('2026-09-01'),
  to: parseBillingDay('2026-11-20'),
  asOf: parseBillingDay('2026-11-21'),
  seed: 1,
  size: 104,
  formats: ['cur2'],
} as const satisfies Omit<BillOptions, 'out'>;
