/** A snapshot of the account directory as the bytes of its object, and back. */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import { accountsTable } from '../tables/accounts.ts';
import { decodeTable } from '../tables/decode-table.ts';
import { encodeTable, type KeyValues } from '../tables/encode-table.ts';
import { objectKey } from '../tables/object-key.ts';
import type { DirectoryAccount } from './accounts-csv.ts';
import type { CheckedDirectory } from './check-directory.ts';
import { snapshotValues } from './snapshot-hash.ts';

/** The same directory gives the same bytes. */
export function encodeSnapshot({ snapshotDate, accounts }: CheckedDirectory): Uint8Array {
  return encodeTable(accountsTable, snapshotValues(accounts), snapshotKeyValues(snapshotDate));
}

/** The day is in the key of the object, and once more in the file: a copy elsewhere is found out. */
export function snapshotKeyValues(snapshotDate: BillingDay): KeyValues {
  return { 'snapshot-date': snapshotDate };
}

/** Throws an Error naming the day when the bytes are not Parquet of this shape and day. */
export async function decodeSnapshot(
  snapshotDate: BillingDay,
  bytes: Uint8Array,
): Promise<readonly DirectoryAccount[]> {
  const expected = snapshotKeyValues(snapshotDate);
  const values = await decodeTable(accountsTable, bytes, expected).catch((cause: unknown) => {
    throw damagedSnapshot(snapshotDate, bytes, cause as Error);
  });
  const { accountId, accountName, ouId, ouName, ouPath, status } = values;
  return accountId.map((id, row) => ({
    snapshotDate,
    accountId: id,
    accountName: accountName[row] ?? '',
    ouId: ouId[row] ?? '',
    ouName: ouName[row] ?? '',
    ouPath: ouPath[row] ?? '',
    status: status[row] ?? '',
  }));
}

function damagedSnapshot(snapshotDate: BillingDay, bytes: Uint8Array, cause: Error): Error {
  const damage = bytes.length === 0 ? 'it is empty' : cause.message;
  return new Error(
    `the account directory of ${snapshotDate} is not readable Parquet of its shape (${damage}): ` +
      `bring back an earlier version of ${objectKey(accountsTable, snapshotDate)}, or invoke the ` +
      'account directory for that day.',
    { cause },
  );
}
