/** `--accept-shrink` and `--accept-payer`: what a person accepts of a bill that a run holds back. */
import { type AcceptedPayer, parseAcceptedPayer } from '../src/domain/input/accepted-payer.ts';

/** As `node:util` parseArgs takes them. */
export const acceptFlags = {
  'accept-shrink': { type: 'boolean' },
  'accept-payer': { type: 'string' },
} as const;

export interface Accepted {
  /** Publish days that fell or are gone from the bill. */
  readonly shrink: boolean;
  readonly payer: AcceptedPayer | null;
}

/** Throws an InputError for a payer it cannot read. */
export function readAccepted(flags: Readonly<Record<string, unknown>>): Accepted {
  const payer = flags['accept-payer'] as string | undefined;
  return {
    shrink: flags['accept-shrink'] === true,
    payer: parseAcceptedPayer('--accept-payer', payer),
  };
}
