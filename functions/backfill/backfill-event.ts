/**
 * The event of a backfill: a range of days, both included, and whether it is a dry run. When time runs
 * short, the remaining days go into an event of the same form; `hop` counts these continuations.
 */
import * as z from 'zod/mini';
import {
  type AcceptedPayer,
  acceptedPayerText,
  parseAcceptedPayer,
} from '../../src/domain/input/accepted-payer.ts';
import { InputError } from '../../src/domain/input/input-error.ts';
import { dayIn, readFunctionEvent } from '../../src/invocation/function-event.ts';
import type { DayRange } from './day-range.ts';

/** Enough for five years, because each continuation finishes at least one billing period. */
const maxContinuations = 60;

const accepted = {
  fields: {
    from: z.string(),
    to: z.string(),
    dryRun: z.optional(z.boolean()),
    acceptShrink: z.optional(z.boolean()),
    acceptPayer: z.optional(z.string()),
    hop: z.optional(z.number().check(z.int(), z.minimum(0), z.maximum(maxContinuations))),
  },
  example:
    '{"from": "YYYY-MM-DD", "to": "YYYY-MM-DD"}, "dryRun": true, "acceptShrink": true, ' +
    '"acceptPayer": "111122223333@YYYY-MM-DD" optional',
  isScheduled: false,
};

export interface BackfillEvent extends DayRange {
  readonly dryRun: boolean;
  /** Publish days whose lines or cost decreased, or that the bill no longer has. */
  readonly acceptShrink: boolean;
  /** Continue the archive with bills of another management account. */
  readonly acceptPayer: AcceptedPayer | null;
  /** Number of continuations before this invocation. */
  readonly hop: number;
}

/** Throws an InputError that names the field and what it accepts. `now`: milliseconds since 1970. */
export function readBackfillEvent(event: unknown, now: number): BackfillEvent {
  const { given } = readFunctionEvent(event, accepted, now);
  const from = dayIn('from', given?.from ?? '', now);
  const to = dayIn('to', given?.to ?? '', now);
  if (from > to) throw new InputError(`from ${from} is after to ${to}; swap the two.`);
  return {
    from,
    to,
    dryRun: given?.dryRun ?? false,
    acceptShrink: given?.acceptShrink ?? false,
    acceptPayer: parseAcceptedPayer('acceptPayer', given?.acceptPayer),
    hop: given?.hop ?? 0,
  };
}

/** The event in the form that the function accepts: the payer as text, no field for unset options. */
export interface NextBackfill extends Pick<BackfillEvent, 'from' | 'to' | 'dryRun' | 'hop'> {
  readonly acceptShrink?: true;
  readonly acceptPayer?: string;
}

/**
 * The event for the remaining days, with the same acceptances. Throws an Error when the remaining days
 * are not fewer than the given ones, or after too many continuations, so that no chain is endless.
 */
export function nextBackfillEvent(given: BackfillEvent, rest: DayRange): NextBackfill {
  const { dryRun, to, acceptShrink, acceptPayer } = given;
  const hop = given.hop + 1;
  if (rest.from > given.from && rest.to === to && rest.from <= to && hop <= maxContinuations) {
    return {
      from: rest.from,
      to,
      dryRun,
      hop,
      ...(acceptShrink ? { acceptShrink } : {}),
      ...(acceptPayer === null ? {} : { acceptPayer: acceptedPayerText(acceptPayer) }),
    };
  }
  throw new Error(
    `The backfill would continue with ${rest.from} to ${rest.to} after ${given.from} to ${to} ` +
      `(continuation ${hop}): this may never end. Invoke it for ${rest.from} to ${rest.to} yourself.`,
  );
}
