/** The event of a backfill: a range of days, both included. */
import * as z from 'zod';
import type { BillingDay } from '../domain/billing-day.ts';
import { InputError } from '../domain/input-error.ts';
import { dayIn, readFunctionEvent } from '../invocation/function-event.ts';

const accepted = {
  fields: { from: z.string(), to: z.string() },
  example: '{"from": "YYYY-MM-DD", "to": "YYYY-MM-DD"}',
  isScheduled: false,
};

export interface DayRange {
  readonly from: BillingDay;
  readonly to: BillingDay;
}

/** Throws an InputError that names the field and what it accepts. `now`: milliseconds since 1970. */
export function readBackfillEvent(event: unknown, now: number): DayRange {
  const { given } = readFunctionEvent(event, accepted, now);
  const from = dayIn('from', given?.from ?? '', now);
  const to = dayIn('to', given?.to ?? '', now);
  if (from > to) throw new InputError(`from ${from} lies after to ${to}; swap the two.`);
  return { from, to };
}
