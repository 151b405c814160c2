/**
 * The fingerprint of a snapshot of the account directory, and the columns of the table `accounts`
 * that it covers. Two readings with the same content have the same hash, and are written once.
 */
import { createHash } from 'node:crypto';
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import type { DirectoryAccount } from './accounts-csv.ts';

/** Raise it when the Parquet layout changes, so that an unchanged day is written anew. */
const layoutVersion = 1;

/** Column of `accounts`, all of them text, and the field it holds. */
export const snapshotColumns = [
  ['account_id', 'accountId'],
  ['account_name', 'accountName'],
  ['ou_id', 'ouId'],
  ['ou_name', 'ouName'],
  ['ou_path', 'ouPath'],
  ['status', 'status'],
] as const;

/**
 * SHA-256, in hex, of the layout, the day and every account in the order given. Values are
 * JSON-encoded, so no name can imitate the border of a row.
 */
export function snapshotHash(
  snapshotDate: BillingDay,
  accounts: readonly DirectoryAccount[],
): string {
  const hash = createHash('sha256').update(JSON.stringify([layoutVersion, snapshotDate]));
  for (const account of accounts) {
    hash.update(JSON.stringify(snapshotColumns.map(([, field]) => account[field])));
  }
  return hash.digest('hex');
}
