/**
 * The event of a backfill: a range of days, both included, and whether only to say what it would do.
 * What is left over when time runs short goes on in an event of the same shape, counted in hops.
 */
import * as z from 'zod/mini';
import { InputError } from '../domain/input-error.ts';
import { dayIn, readFunctionEvent } from '../invocation/function-event.ts';
import type { DayRange } from './backfill.ts';

/** More than there are billing periods in five years, of which each hop finishes one at least. */
const mostHops = 60;

const accepted = {
  fields: {
    from: z.string(),
    to: z.string(),
    dryRun: z.optional(z.boolean()),
    hop: z.optional(z.number().check(z.int(), z.minimum(0), z.maximum(mostHops))),
  },
  example: '{"from": "YYYY-MM-DD", "to": "YYYY-MM-DD"}, "dryRun": true optional',
  isScheduled: false,
};

export interface BackfillEvent extends DayRange {
  readonly dryRun: boolean;
  /** How many invocations came before this one. */
  readonly hop: number;
}

/** Throws an InputError that names the field and what it accepts. `now`: milliseconds since 1970. */
export function readBackfillEvent(event: unknown, now: number): BackfillEvent {
  const { given } = readFunctionEvent(event, accepted, now);
  const from = dayIn('from', given?.from ?? '', now);
  const to = dayIn('to', given?.to ?? '', now);
  if (from > to) throw new InputError(`from ${from} lies after to ${to}; swap the two.`);
  return { from, to, dryRun: given?.dryRun ?? false, hop: given?.hop ?? 0 };
}

/**
 * The event that goes on with the rest. Throws an Error, so that no chain is endless, where the rest
 * is not less than what this invocation was given, or after too many hops.
 */
export function nextEvent(given: BackfillEvent, rest: DayRange): BackfillEvent {
  const { dryRun, to } = given;
  const hop = given.hop + 1;
  if (rest.from > given.from && rest.to === to && rest.from <= to && hop <= mostHops) {
    return { from: rest.from, to, dryRun, hop };
  }
  throw new Error(
    `The backfill would go on with ${rest.from} to ${rest.to} after ${given.from} to ${to}, hop ` +
      `${hop}: that might never end. Invoke it for ${rest.from} to ${rest.to} yourself.`,
  );
}
