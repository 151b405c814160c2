/**
 * The options of the sample that is committed under samples/acme: regenerating it with them gives the
 * same rows, and a test holds it to that.
 */
import { parseBillingDay } from '../src/domain/calendar/billing-day.ts';
import type { BillOptions } from './generator/bill-request.ts';

/** CUR 2.0 of 1 September to 20 November 2026, read on the morning after. */
export const acmeSample = {
  from: parseBillingDay('2026-09-01'),
  to: parseBillingDay('2026-11-20'),
  asOf: parseBillingDay('2026-11-21'),
  seed: 1,
  size: 104,
  formats: ['cur2'],
} as const satisfies Omit<BillOptions, 'out'>;
