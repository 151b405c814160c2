/**
 * What may invoke the digest: the schedule, whose own time decides the report day, or an operator
 * who names a day. Anything else is refused before any work.
 */
import * as z from 'zod';
import { addDays, type BillingDay, dayOfTime, parseBillingDay } from '../domain/billing-day.ts';
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
  reportDay: z.string().optional(),
  resend: z.boolean().optional(),
});

export interface DigestEvent {
  readonly day: BillingDay;
  readonly resend: boolean;
}

/**
 * The report day is `reportDay`, else the UTC day before `time`, else the day before `now`
 * (milliseconds since 1970). Throws an InputError that names the field and what it accepts.
 */
export function readDigestEvent(event: unknown, now: number): DigestEvent {
  const isScheduled = typeof event === 'object' && event !== null && 'detail-type' in event;
  const parsed = (isScheduled ? scheduled : byHand).safeParse(event);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path.join('.') || 'the event';
    throw new InputError(
      `The event cannot be read: ${field}: ${issue?.message}. Accepted: EventBridge's scheduled ` +
        'event, or {"reportDay": "YYYY-MM-DD", "resend": true}, both optional.',
    );
  }
  const { time } = parsed.data;
  const given = isScheduled ? {} : byHand.parse(event);
  const day = given.reportDay === undefined ? dayBefore(time, now) : namedDay(given.reportDay);
  if (timeIsAhead(day, now)) {
    throw new InputError(`reportDay ${day} lies in the future; today is ${dayOfTime(now)} in UTC.`);
  }
  return { day, resend: given.resend ?? false };
}

function dayBefore(time: string | undefined, now: number): BillingDay {
  return addDays(dayOfTime(time === undefined ? now : Date.parse(time)), -1);
}

function namedDay(text: string): BillingDay {
  try {
    return parseBillingDay(text);
  } catch (cause) {
    throw new InputError(`reportDay ${(cause as Error).message}`, { cause });
  }
}

function timeIsAhead(day: BillingDay, now: number): boolean {
  return day > dayOfTime(now);
}
