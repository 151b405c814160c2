/**
 * What may invoke the account directory: the schedule, whose own time names the day, or an operator
 * who names a day. Unknown fields are refused, since a misspelt one would be silently ignored.
 */
import * as z from 'zod';
import { type BillingDay, dayOfTime, parseBillingDay } from '../domain/billing-day.ts';
import { InputError } from '../domain/input-error.ts';

/** EventBridge's scheduled event. Lambda passes it whole; only `time` matters. */
const scheduled = z.strictObject({
  version: z.string(),
  id: z.string(),
  'detail-type': z.string(),
  source: z.string(),
  account: z.string(),
  region: z.string(),
  resources: z.array(z.string()),
  detail: z.unknown(),
  time: z.iso.datetime({ offset: true }),
});

const byHand = z.strictObject({
  /** The schedule's time, where an EventBridge input transformer gives just that. */
  time: z.iso.datetime({ offset: true }).optional(),
  snapshotDate: z.string().optional(),
  /** Publish although accounts are gone, or history is rewritten. */
  force: z.boolean().optional(),
});

export interface DirectoryInput {
  readonly snapshotDate: BillingDay;
  readonly force: boolean;
}

/**
 * The snapshot's day is `snapshotDate`, else the UTC day of `time`, else that of `now`
 * (milliseconds since 1970). Throws an InputError naming the field that is unknown, impossible or
 * in the future.
 */
export function readDirectoryEvent(event: unknown, now: number): DirectoryInput {
  const isScheduled = typeof event === 'object' && event !== null && 'detail-type' in event;
  const parsed = (isScheduled ? scheduled : byHand).safeParse(event);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw refused(`${issue?.path.join('.') || 'the event'}: ${issue?.message}`);
  }
  const { time } = parsed.data;
  const given = isScheduled ? {} : byHand.parse(event);
  const timed = dayOfTime(time === undefined ? now : Date.parse(time));
  const snapshotDate = given.snapshotDate === undefined ? timed : namedDay(given.snapshotDate);
  if (snapshotDate > dayOfTime(now)) {
    throw refused(`${snapshotDate} lies in the future; today is ${dayOfTime(now)} in UTC`);
  }
  return { snapshotDate, force: given.force ?? false };
}

function namedDay(text: string): BillingDay {
  try {
    return parseBillingDay(text);
  } catch (cause) {
    throw refused(`snapshotDate: ${(cause as Error).message}`, cause);
  }
}

function refused(what: string, cause?: unknown): InputError {
  return new InputError(
    `The event cannot be read: ${what.replace(/\.$/, '')}. Accepted: EventBridge's scheduled ` +
      'event, or {"snapshotDate": "YYYY-MM-DD", "force": true}, both optional.',
    { cause },
  );
}
