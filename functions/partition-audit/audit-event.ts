/**
 * The events that may invoke the audit: the weekly schedule's, which audits all days that AWS may still
 * have changed and more, or an operator's, which may name a range.
 */
import * as z from 'zod/mini';
import { addDays, type BillingDay } from '../../src/domain/calendar/billing-day.ts';
import { InputError } from '../../src/domain/input/input-error.ts';
import { dayIn, readFunctionEvent } from '../../src/invocation/function-event.ts';

const accepted = {
  fields: {
    from: z.optional(z.string()),
    to: z.optional(z.string()),
    resend: z.optional(z.boolean()),
  },
  example: '{"from": "YYYY-MM-DD", "to": "YYYY-MM-DD", "resend": true}, all optional',
  isScheduled: true,
};

/** Number of days before `to` when `from` is not given. */
const defaultDays = 45;

export interface AuditRange {
  readonly from: BillingDay;
  readonly to: BillingDay;
  /** Send a mail even if one of this range was sent, or may have been. */
  readonly resend?: true;
}

/**
 * `to` defaults to two days before the schedule's time: the digest handles yesterday, which still
 * changes. Throws an InputError that names the field and what it accepts.
 */
export function readAuditEvent(event: unknown, now: number): AuditRange {
  const { today, given } = readFunctionEvent(event, accepted, now);
  const to = given?.to === undefined ? addDays(today, -2) : dayIn('to', given.to, now);
  const from =
    given?.from === undefined ? addDays(to, -defaultDays) : dayIn('from', given.from, now);
  if (from > to) throw new InputError(`from ${from} is after to ${to}; swap the two.`);
  return { from, to, ...(given?.resend === true && { resend: true }) };
}
