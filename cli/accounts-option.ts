/**
 * `--accounts`: the account directory, as a CSV or as the JSON output of AWS Organizations' list of
 * accounts.
 */
import { type DirectoryAccount, parseAccounts } from '../src/directory/accounts-csv.ts';
import { isJson, parseListedAccounts } from '../src/directory/accounts-json.ts';
import { readText } from './input-files.ts';

export interface GivenAccounts {
  readonly accounts: readonly DirectoryAccount[];
  /** Information that the file lacks, one sentence each. */
  readonly notices: readonly string[];
}

/** Without a file there are no accounts. Throws an InputError naming the file and the first problem. */
export function readAccounts(path: string | undefined): GivenAccounts {
  if (path === undefined) return { accounts: [], notices: [] };
  const text = readText(path, '--accounts');
  if (!isJson(text)) return { accounts: parseAccounts(text, path), notices: [] };
  const { accounts, notice } = parseListedAccounts(text, path);
  return { accounts, notices: [notice] };
}
