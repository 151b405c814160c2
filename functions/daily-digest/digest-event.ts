/**
 * What may invoke the digest: the schedule, whose own time decides the report day, or an operator
 * who names a day.
 */
import * as z from 'zod/mini';
import { addDays, type BillingDay } from '../domain/billing-day.ts';
import { dayIn, notAhead, readFunctionEvent } from '../invocation/function-event.ts';

const accepted = {
  fields: { reportDay: z.optional(z.string()), resend: z.optional(z.boolean()) },
  example: '{"reportDay": "YYYY-MM-DD", "resend": true}, both optional',
  isScheduled: true,
};

export interface DigestEvent {
  readonly day: BillingDay;
  readonly resend: boolean;
}

/**
 * The report day is `reportDay`, else the UTC day before the schedule's time, else the day before
 * `now` (milliseconds since 1970). Throws an InputError that names the field and what it accepts.
 */
export function readDigestEvent(event: unknown, now: number): DigestEvent {
  const { today, given } = readFunctionEvent(event, accepted, now);
  const day =
    given?.reportDay === undefined
      ? notAhead('the day before the time', addDays(today, -1), now)
      : dayIn('reportDay', given.reportDay, now);
  return { day, resend: given?.resend ?? false };
}
