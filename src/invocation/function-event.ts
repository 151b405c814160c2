/**
 * Reads the event of an invocation: EventBridge's scheduled event, or the fields of an operator. Unknown
 * fields are rejected, because a misspelt one would be ignored without notice.
 */
import * as z from 'zod/mini';
import {
  addDays,
  type BillingDay,
  dayOfTime,
  parseBillingDay,
} from '../domain/calendar/billing-day.ts';
import '../domain/input/zod-messages.ts';
import { InputError } from '../domain/input/input-error.ts';

const time = z.iso.datetime({ offset: true });

/** EventBridge's scheduled event. Only `time` is used. */
const scheduled = z.strictObject({
  version: z.string(),
  id: z.string(),
  'detail-type': z.string(),
  source: z.string(),
  account: z.string(),
  region: z.string(),
  resources: z.array(z.string()),
  detail: z.unknown(),
  time,
});

/** The event that a function accepts from an operator. */
export interface AcceptedEvent<F extends z.core.$ZodShape> {
  readonly fields: F;
  /** Shown in the error message: `{"reportDay": "YYYY-MM-DD"}`. */
  readonly example: string;
  /** Whether the schedule may invoke the function too. */
  readonly isScheduled: boolean;
}

export interface FunctionEvent<F extends z.core.$ZodShape> {
  /** The UTC day of the schedule's time, else that of `now`. */
  readonly today: BillingDay;
  /** The fields of the operator's event; undefined for a scheduled event. */
  readonly given: z.infer<z.ZodMiniObject<F>> | undefined;
}

/** Throws an InputError that names the field and what is accepted. `now`: milliseconds since 1970. */
export function readFunctionEvent<F extends z.core.$ZodShape>(
  event: unknown,
  accepted: AcceptedEvent<F>,
  now: number,
): FunctionEvent<F> {
  const dayOf = (text: string | undefined) =>
    dayOfTime(text === undefined ? now : Date.parse(text));
  if (
    accepted.isScheduled &&
    typeof event === 'object' &&
    event !== null &&
    'detail-type' in event
  ) {
    return { today: dayOf(parsed(scheduled, event, accepted).time), given: undefined };
  }
  // An EventBridge input transformer may pass only the schedule's time.
  const timed = z.strictObject(
    accepted.isScheduled ? { ...accepted.fields, time: z.optional(time) } : accepted.fields,
  );
  const given = parsed(timed, event, accepted) as z.infer<z.ZodMiniObject<F>> & { time?: string };
  return { today: dayOf(given.time), given };
}

/** The day in a field. Throws an InputError when it is not a calendar day, or later than today. */
export function dayIn(field: string, text: string, now: number): BillingDay {
  let day: BillingDay;
  try {
    day = parseBillingDay(text);
  } catch (cause) {
    throw new InputError(`${field}: ${(cause as Error).message}`, { cause });
  }
  return requireNotFuture(field, day, now);
}

/** The day itself. Throws an InputError when it is later than today in UTC. */
export function requireNotFuture(field: string, day: BillingDay, now: number): BillingDay {
  const today = dayOfTime(now);
  if (day <= today) return day;
  throw new InputError(`${field} ${day} is in the future; today is ${today} in UTC.`);
}

/**
 * The report day that an event names, else the day before `today`, which is the day of the scheduled time.
 * Throws an InputError when it is not a calendar day, or later than today.
 */
export function reportDayOf(today: BillingDay, given: string | undefined, now: number): BillingDay {
  if (given !== undefined) return dayIn('reportDay', given, now);
  const field = 'the report day (the day before the scheduled time)';
  return requireNotFuture(field, addDays(today, -1), now);
}

function parsed<T>(
  schema: z.ZodMiniType<T>,
  event: unknown,
  accepted: AcceptedEvent<z.core.$ZodShape>,
): T {
  const result = schema.safeParse(event);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.path.join('.') || 'the event';
  const schedule = accepted.isScheduled ? "EventBridge's scheduled event, or " : '';
  throw new InputError(
    `The event cannot be read: ${field}: ${issue?.message}. Accepted: ${schedule}${accepted.example}.`,
  );
}
