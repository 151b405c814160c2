/**
 * The event of a backfill: a range of days, both included, and whether only to say what it would do.
 * What is left over when time runs short goes on in an event of the same shape, counted in hops.
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

/** More than there are billing periods in five years, of which each hop finishes one at least. */
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
  /** Publish days whose lines or cost fell, or that the bill no longer has. */
  readonly acceptShrink: boolean;
  /** Go on with bills of another management account. */
  readonly acceptPayer: AcceptedPayer | null;
  /** How many invocations came before this one. */
  readonly hop: number;
}

/** Throws an InputError that names the field and what it accepts. `now`: milliseconds since 1970. */
export function readBackfillEvent(event: unknown, now: number): BackfillEvent {
  const { given } = readFunctionEvent(event, accepted, now);
  const from = dayIn('from', given?.from ?? '', now);
  const to = dayIn('to', given?.to ?? '', now);
  if (from > to) throw new InputError(`from ${from} lies after to ${to}; swap the two.`);
  return {
    from,
    to,
    dryRun: given?.dryRun ?? false,
    acceptShrink: given?.acceptShrink ?? false,
    acceptPayer: parseAcceptedPayer('acceptPayer', given?.acceptPayer),
    hop: given?.hop ?? 0,
  };
}

/** An event as the function takes it by hand: with the payer's text, and no word of what is not asked. */
export interface NextBackfill extends Pick<BackfillEvent, 'from' | 'to' | 'dryRun' | 'hop'> {
  readonly acceptShrink?: true;
  readonly acceptPayer?: string;
}

/**
 * The event that goes on with the rest, accepting what this one does. Throws an Error, so that no chain is endless, where the rest
 * is not less than what this invocation was given, or after too many hops.
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
    `The backfill would go on with ${rest.from} to ${rest.to} after ${given.from} to ${to}, hop ` +
      `${hop}: that might never end. Invoke it for ${rest.from} to ${rest.to} yourself.`,
  );
}
