/**
 * Reads the account directory from a CSV object in the store, for users without access to AWS
 * Organizations. Columns and rules are those of the command line.
 */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import { csvText } from '../domain/input/csv-text.ts';
import { InputError } from '../domain/input/input-error.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { type DirectoryAccount, parseAccounts } from './accounts-csv.ts';
import { howToSayUnits, isJson } from './accounts-json.ts';

/**
 * The CSV's newest snapshot on or before `snapshotDate`, else its earliest, dated `snapshotDate`.
 * Throws an InputError naming the object when it is missing, not text, JSON, or has a wrong line.
 */
export async function readCsvDirectory(
  store: Pick<ObjectStore, 'get' | 'locate'>,
  key: string,
  snapshotDate: BillingDay,
): Promise<readonly DirectoryAccount[]> {
  const place = store.locate(key);
  const stored = await store.get(key);
  if (stored === undefined) {
    throw new InputError(
      `There is no account directory at ${place}; upload the CSV there, or set ` +
        'DIGEST_ACCOUNTS_CSV_KEY to where it is.',
    );
  }
  const text = csvText(stored.body, place);
  if (isJson(text)) {
    // A published JSON listing would move every account to the root, and so break the owners' mails.
    throw new InputError(`${place} is JSON without the accounts' OUs; ${howToSayUnits}.`);
  }
  const accounts = parseAccounts(text, place);
  const dates = [...new Set(accounts.map((account) => account.snapshotDate))].sort();
  const valid = dates.findLast((date) => date <= snapshotDate) ?? dates[0];
  return accounts
    .filter((account) => account.snapshotDate === valid)
    .map((account) => ({ ...account, snapshotDate }));
}
