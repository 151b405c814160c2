/** `--recipients`: addresses separated by commas, or a CSV file that defines who reads what. */
import { existsSync } from 'node:fs';
import * as z from 'zod';
import { addressProblem } from '../src/domain/audience/address-problem.ts';
import {
  parseRecipients,
  type Recipient,
  withDefaultReaders,
} from '../src/domain/audience/audience-recipients.ts';
import { organizationScope } from '../src/domain/budgets/budgets.ts';
import { InputError } from '../src/domain/input/input-error.ts';
import { readText } from './input-files.ts';
import { defaultReader } from './option-defaults.ts';

/** A mail address, for options that take one. */
export const address = z.email('write a mail address such as finops@example.com');

/**
 * Throws an InputError for an invalid address, and for the first wrong line of a file. `domains`: the only
 * domains that mail may be sent to, separated by commas; if absent, all are allowed.
 */
export function readRecipients(
  given: string | undefined,
  domains?: string | undefined,
): readonly Recipient[] {
  if (given === undefined) return withDefaultReaders([], [defaultReader]);
  const allowed = domains?.split(',').map((one) => one.trim().toLowerCase()) ?? null;
  const isFile = existsSync(given) || !given.includes('@');
  const read = isFile ? recipientsIn : readersOfAll;
  return withDefaultReaders(read(given, allowed), [defaultReader]);
}

function recipientsIn(file: string, domains: readonly string[] | null): readonly Recipient[] {
  const text = readText(file, '--recipients');
  const { recipients, problems } = parseRecipients(text, file, domains);
  if (problems[0] !== undefined) throw new InputError(problems[0]);
  return recipients;
}

function readersOfAll(list: string, domains: readonly string[] | null): readonly Recipient[] {
  return list.split(',').map((one) => {
    const problem = addressProblem(one.trim(), domains);
    if (problem === null) return { scope: organizationScope, address: one.trim() };
    throw new InputError(`--recipients '${list}' is not valid: ${problem}.`);
  });
}
