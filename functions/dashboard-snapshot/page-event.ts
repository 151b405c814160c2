/**
 * What may invoke the snapshot: the schedule, whose own time decides the day, or an operator who names
 * a day, asks for a second mail, or names the ingestion that holds the day where the run's own failed.
 */
import * as z from 'zod/mini';
import { addDays, type BillingDay } from '../../src/domain/calendar/billing-day.ts';
import { dayIn, notAhead, readFunctionEvent } from '../../src/invocation/function-event.ts';

const id = z
  .string()
  .check(
    z.regex(/^[A-Za-z0-9_-]{1,128}$/, 'the id of an ingestion, as the data set’s history has it'),
  );

const accepted = {
  fields: {
    reportDay: z.optional(z.string()),
    resend: z.optional(z.boolean()),
    ingestionId: z.optional(id),
  },
  example: '{"reportDay": "YYYY-MM-DD", "resend": true, "ingestionId": "…"}, all optional',
  isScheduled: true,
};

export interface PageEvent {
  /** The day that the digest was asked for. */
  readonly day: BillingDay;
  readonly resend: boolean;
  readonly ingestionId: string | undefined;
}

/** As `readDigestEvent`: yesterday in UTC unless a day is named. Throws an InputError. */
export function readPageEvent(event: unknown, now: number): PageEvent {
  const { today, given } = readFunctionEvent(event, accepted, now);
  const day =
    given?.reportDay === undefined
      ? notAhead('the day before the time', addDays(today, -1), now)
      : dayIn('reportDay', given.reportDay, now);
  return { day, resend: given?.resend ?? false, ingestionId: given?.ingestionId };
}
