/** `--accounts`: the account directory, as a CSV or as AWS Organizations lists accounts. */
import { type DirectoryAccount, parseAccounts } from '../src/directory/accounts-csv.ts';
import { isJson, parseListedAccounts } from '../src/directory/accounts-json.ts';
import { readText } from './input-files.ts';

export interface GivenAccounts {
  readonly accounts: readonly DirectoryAccount[];
  /** What the file does not say, one sentence each. */
  readonly notices: readonly string[];
}

/** Without a file there is no account. Throws an InputError naming the file and the first fault. */
export function readAccounts(path: string | undefined): GivenAccounts {
  if (path === undefined) return { accounts: [], notices: [] };
  const text = readText(path, '--accounts');
  if (!isJson(text)) return { accounts: parseAccounts(text, path), notices: [] };
  const { accounts, notice } = parseListedAccounts(text, path);
  return { accounts, notices: [notice] };
}
