/**
 * `--accept-shrink` and `--accept-payer`: problems of a bill that a person accepts, so that the run
 * archives days that it would otherwise keep.
 */
import { type AcceptedPayer, parseAcceptedPayer } from '../src/domain/input/accepted-payer.ts';

/** In the form that parseArgs of `node:util` takes. */
export const acceptFlags = {
  'accept-shrink': { type: 'boolean' },
  'accept-payer': { type: 'string' },
} as const;

export interface Accepted {
  /** Publish days whose lines or cost fell, or that are missing in the bill. */
  readonly shrink: boolean;
  readonly payer: AcceptedPayer | null;
}

/** Throws an InputError if the payer cannot be parsed. */
export function readAccepted(flags: Readonly<Record<string, unknown>>): Accepted {
  const payer = flags['accept-payer'] as string | undefined;
  return {
    shrink: flags['accept-shrink'] === true,
    payer: parseAcceptedPayer('--accept-payer', payer),
  };
}
