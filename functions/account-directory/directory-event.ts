/**
 * The events that may invoke the account directory: the schedule's, whose time gives the day, or an
 * operator's, which may name a day.
 */
import * as z from 'zod/mini';
import type { BillingDay } from '../../src/domain/calendar/billing-day.ts';
import { dayIn, readFunctionEvent, requireNotFuture } from '../../src/invocation/function-event.ts';

const accepted = {
  fields: {
    snapshotDate: z.optional(z.string()),
    /** Publish even if accounts are missing, or if history is rewritten. */
    force: z.optional(z.boolean()),
  },
  example: '{"snapshotDate": "YYYY-MM-DD", "force": true}, both optional',
  isScheduled: true,
};

export interface DirectoryInput {
  readonly snapshotDate: BillingDay;
  readonly force: boolean;
}

/**
 * The snapshot's day is `snapshotDate`, else the UTC day of the schedule's time, else that of `now`
 * (milliseconds since 1970). Throws an InputError that names the field and what it accepts.
 */
export function readDirectoryEvent(event: unknown, now: number): DirectoryInput {
  const { today, given } = readFunctionEvent(event, accepted, now);
  const snapshotDate =
    given?.snapshotDate === undefined
      ? requireNotFuture('the day of the scheduled time', today, now)
      : dayIn('snapshotDate', given.snapshotDate, now);
  return { snapshotDate, force: given?.force ?? false };
}
