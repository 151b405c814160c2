/**
 * The fingerprint of a snapshot of the account directory. Two readings with the same content have the
 * same hash, and are written once.
 */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import { accountsTable } from '../tables/accounts.ts';
import { rowHash } from '../tables/content-hash.ts';
import type { ColumnValues } from '../tables/table.ts';
import type { DirectoryAccount } from './accounts-csv.ts';

/** SHA-256, in hex, of the layout, the day and every account in the order given. */
export function snapshotHash(
  snapshotDate: BillingDay,
  accounts: readonly DirectoryAccount[],
): string {
  return rowHash(accountsTable, snapshotDate, snapshotValues(accounts));
}

/** The accounts as the table's columns, in the order given. */
export function snapshotValues(
  accounts: readonly DirectoryAccount[],
): ColumnValues<typeof accountsTable> {
  return {
    accountId: accounts.map(({ accountId }) => accountId),
    accountName: accounts.map(({ accountName }) => accountName),
    ouId: accounts.map(({ ouId }) => ouId),
    ouName: accounts.map(({ ouName }) => ouName),
    ouPath: accounts.map(({ ouPath }) => ouPath),
    status: accounts.map(({ status }) => status),
  };
}
