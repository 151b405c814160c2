/**
 * The events that may send the executives' page: the schedule's, whose time decides the day, or an
 * operator's. An operator may name a day, ask for a resend, or name the ingestion that contains the day if
 * the refresh by the digest's run failed.
 */
import * as z from 'zod/mini';
import type { BillingDay } from '../../src/domain/calendar/billing-day.ts';
import { readFunctionEvent, reportDayOf } from '../../src/invocation/function-event.ts';

const id = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]{1,128}$/, 'the id of an ingestion in the data set’s history'));

const accepted = {
  fields: {
    reportDay: z.optional(z.string()),
    resend: z.optional(z.boolean()),
    ingestionId: z.optional(id),
  },
  example: '{"reportDay": "YYYY-MM-DD", "resend": true, "ingestionId": "…"}, all optional',
  isScheduled: true,
};

export interface ExecutivePageEvent {
  /** The requested day of the digest. */
  readonly day: BillingDay;
  readonly resend: boolean;
  readonly ingestionId: string | undefined;
}

/** Chooses the day as `readDigestEvent` does: yesterday in UTC by default. Throws an InputError. */
export function readPageEvent(event: unknown, now: number): ExecutivePageEvent {
  const { today, given } = readFunctionEvent(event, accepted, now);
  const day = reportDayOf(today, given?.reportDay, now);
  return { day, resend: given?.resend ?? false, ingestionId: given?.ingestionId };
}
