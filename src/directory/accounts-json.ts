/**
 * The account directory as `aws organizations list-accounts` prints it. It contains names and status but
 * no OUs, so every account is put in the root, and a notice says so.
 */
import * as z from 'zod/mini';
import '../domain/input/zod-messages.ts';
import { accountId } from '../domain/input/account-id.ts';
import { InputError } from '../domain/input/input-error.ts';
import { always, type DirectoryAccount } from './accounts-csv.ts';

/** The root of an organization, which contains every account. */
const rootUnit = 'Root';

/** How to make a CSV that contains the OUs. */
export const howToSayUnits =
  'for their OUs make a CSV of account_id, account_name, ou_path, with the OUs that ' +
  "'aws organizations list-parents --child-id ACCOUNT_ID' names";

const account = z.object({
  Id: z.pipe(z.pipe(z.union([z.string(), z.number()]), z.transform(String)), accountId),
  Name: z.optional(z.nullable(z.string())),
  Status: z.optional(z.nullable(z.string())),
});

const listing = z.object({
  Accounts: z.array(account),
  NextToken: z.optional(z.nullable(z.string())),
});

export interface ListedAccounts {
  readonly accounts: readonly DirectoryAccount[];
  /** One sentence for the user: what is missing in the listing, and how to add it. */
  readonly notice: string;
}

/** Whether the text is JSON and not CSV: no column name begins with a bracket. */
export function isJson(text: string): boolean {
  return /^\uFEFF?\s*[[{]/.test(text);
}

/**
 * Throws an InputError naming `file` when it is truncated, is not such a listing, is one page of
 * several, or lists an account twice.
 */
export function parseListedAccounts(text: string, file: string): ListedAccounts {
  const { Accounts: listed, NextToken: next } = listingIn(text, file);
  if (typeof next === 'string') {
    throw new InputError(
      `${file} is one page of several (NextToken): list all accounts, without --max-items.`,
    );
  }
  if (listed.length === 0) throw new InputError(`${file} lists no account; list them again.`);
  const ids = listed.map(({ Id }) => Id);
  const twice = ids.find((id, index) => ids.indexOf(id) < index);
  if (twice !== undefined) {
    throw new InputError(`${file} lists the account ${twice} twice; keep one of the two.`);
  }
  return {
    accounts: listed.map(directoryAccount),
    notice: `${file} contains no OUs, so all ${listed.length} accounts are reported as '${rootUnit}'; ${howToSayUnits}.`,
  };
}

function listingIn(text: string, file: string): z.infer<typeof listing> {
  const json = jsonIn(text, file);
  const parsed = listing.safeParse(Array.isArray(json) ? { Accounts: json } : json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.map((part) => (typeof part === 'number' ? part + 1 : part)).join(' ');
  throw new InputError(
    `${file} is not what 'aws organizations list-accounts' prints: ${place || 'the file'}: ` +
      `${issue?.message}; give that, or a CSV of account_id, account_name, ou_path.`,
  );
}

function jsonIn(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    const why = (cause as Error).message;
    throw new InputError(`${file} is truncated or not JSON (${why}); list the accounts again.`, {
      cause,
    });
  }
}

function directoryAccount({ Id, Name, Status }: z.infer<typeof account>): DirectoryAccount {
  return {
    snapshotDate: always,
    accountId: Id,
    accountName: Name ?? '',
    ouId: '',
    ouName: rootUnit,
    ouPath: rootUnit,
    status: Status ?? 'ACTIVE',
  };
}
