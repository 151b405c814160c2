/** `--recipients`: addresses between commas, or a CSV file that says who reads what. */
import { existsSync } from 'node:fs';
import * as z from 'zod';
import {
  parseRecipients,
  type Recipient,
  withDefaultReaders,
} from '../functions/domain/audience-recipients.ts';
import { wholeOrganization } from '../functions/domain/budgets.ts';
import { InputError } from '../functions/domain/input-error.ts';
import { readText } from './input-files.ts';

/** A mail address, for options that take one. */
export const address = z.email('write a mail address such as finops@example.com');

/** Reads the whole digest where nobody else does. */
const defaultReader = 'finops@example.com';

/** Throws an InputError for an address that is none, and for the first wrong line of a file. */
export function readRecipients(given: string | undefined): readonly Recipient[] {
  if (given === undefined) return withDefaultReaders([], [defaultReader]);
  const isFile = existsSync(given) || !given.includes('@');
  return withDefaultReaders(isFile ? recipientsIn(given) : readersOfAll(given), [defaultReader]);
}

function recipientsIn(file: string): readonly Recipient[] {
  const { recipients, faults } = parseRecipients(readText(file, '--recipients'), file);
  if (faults[0] !== undefined) throw new InputError(faults[0]);
  return recipients;
}

function readersOfAll(list: string): readonly Recipient[] {
  return list.split(',').map((one) => {
    const parsed = address.safeParse(one.trim());
    if (parsed.success) return { scope: wholeOrganization, address: parsed.data };
    const [issue] = parsed.error.issues;
    throw new InputError(`--recipients '${list}' is not valid: ${issue?.message}.`);
  });
}
