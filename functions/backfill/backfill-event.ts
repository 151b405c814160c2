/** The event of a backfill: a range of days, both included. */
import * as z from 'zod';
import { type BillingDay, dayOfTime, parseBillingDay } from '../domain/billing-day.ts';
import { InputError } from '../domain/input-error.ts';

const backfillEvent = z.strictObject({ from: z.string(), to: z.string() });

/** Throws an InputError that names the field and what it accepts. `now`: milliseconds since 1970. */
export function readBackfillEvent(
  event: unknown,
  now: number,
): { from: BillingDay; to: BillingDay } {
  const parsed = backfillEvent.safeParse(event);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path.join('.') || 'the event';
    throw new InputError(
      `The event cannot be read: ${field}: ${issue?.message}. Accepted: ` +
        '{"from": "YYYY-MM-DD", "to": "YYYY-MM-DD"}.',
    );
  }
  const from = dayIn('from', parsed.data.from);
  const to = dayIn('to', parsed.data.to);
  if (from > to) throw new InputError(`from ${from} lies after to ${to}; swap the two.`);
  const today = dayOfTime(now);
  if (to > today) throw new InputError(`to ${to} lies in the future; today is ${today} in UTC.`);
  return { from, to };
}

function dayIn(field: string, text: string): BillingDay {
  try {
    return parseBillingDay(text);
  } catch (cause) {
    throw new InputError(`${field} ${(cause as Error).message}`, { cause });
  }
}
