/**
 * The events that may invoke the digest: the schedule's, whose time decides the report day, or an
 * operator's, which may name a day.
 */
import * as z from 'zod/mini';
import { type BillingDay, dayOfTime } from '../../src/domain/calendar/billing-day.ts';
import { type Period, weekOfId } from '../../src/domain/calendar/period.ts';
import { type AcceptedPayer, parseAcceptedPayer } from '../../src/domain/input/accepted-payer.ts';
import { InputError } from '../../src/domain/input/input-error.ts';
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
    untaggedWeek: z.optional(z.string()),
  },
  example:
    '{"reportDay": "YYYY-MM-DD", "resend": true or "finops", "acceptShrink": true, ' +
    '"acceptPayer": "111122223333@YYYY-MM-DD"}, all optional; or {"untaggedWeek": "YYYY-Www"}',
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
  /** Only archive the resources of this week that lack required tags, and send no mail. */
  readonly untaggedWeek: Period | undefined;
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
    untaggedWeek: endedWeek(given?.untaggedWeek, now),
  };
}

function endedWeek(id: string | undefined, now: number): Period | undefined {
  if (id === undefined) return undefined;
  const week = weekOfId(id);
  if (week !== null && week.to < dayOfTime(now)) return week;
  throw new InputError(`untaggedWeek '${id}' is not an ended week such as 2026-W47.`);
}
