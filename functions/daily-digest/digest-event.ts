/**
 * The events that may invoke the digest: the schedule's, whose time decides the report day, or an
 * operator's, which may name a day.
 */
import * as z from 'zod/mini';
import type { BillingDay } from '../../src/domain/calendar/billing-day.ts';
import { type AcceptedPayer, parseAcceptedPayer } from '../../src/domain/input/accepted-payer.ts';
import { readFunctionEvent, reportDayOf } from '../../src/invocation/function-event.ts';
import type { ResendRequest } from './resend-request.ts';

const audience = 'true, or the name or OU path of one audience';

/** True for all mails of the day, or the name or OU path of one audience. */
const resend = z.union([z.boolean(), z.string().check(z.regex(/./, audience))], {
  error: audience,
});

const accepted = {
  fields: {
    reportDay: z.optional(z.string()),
    resend: z.optional(resend),
    acceptShrink: z.optional(z.boolean()),
    acceptPayer: z.optional(z.string()),
    /** Set by the function when it invokes itself for the remaining mails. */
    continues: z.optional(z.string().check(z.minLength(1))),
    part: z.optional(z.number().check(z.int(), z.minimum(1))),
  },
  example:
    '{"reportDay": "YYYY-MM-DD", "resend": true or "finops", "acceptShrink": true, ' +
    '"acceptPayer": "111122223333@YYYY-MM-DD"}, all optional',
  isScheduled: true,
};

export interface DigestEvent {
  readonly day: BillingDay;
  readonly resend: ResendRequest;
  /** Publish days whose lines or cost decreased, or that the bill no longer has. */
  readonly acceptShrink: boolean;
  /** Continue the archive with bills of another management account. */
  readonly acceptPayer: AcceptedPayer | null;
  /** The run whose mails this one continues to send. */
  readonly continues: string | undefined;
  /** 1 for a run that continues no other. */
  readonly part: number;
}

/**
 * The report day is `reportDay`, else the UTC day before the schedule's time, else the day before
 * `now` (milliseconds since 1970). Throws an InputError that names the field and what it accepts.
 */
export function readDigestEvent(event: unknown, now: number): DigestEvent {
  const { today, given } = readFunctionEvent(event, accepted, now);
  const day = reportDayOf(today, given?.reportDay, now);
  return {
    day,
    resend: given?.resend ?? false,
    acceptShrink: given?.acceptShrink ?? false,
    acceptPayer: parseAcceptedPayer('acceptPayer', given?.acceptPayer),
    continues: given?.continues,
    part: given?.part ?? 1,
  };
}
