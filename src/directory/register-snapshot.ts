/** The statement that makes a snapshot of the account directory visible in the table `accounts`. */
import type { BillingDay } from '../domain/calendar/billing-day.ts';

/** A published snapshot to register in the catalog. */
export interface SnapshotPartition {
  readonly snapshotDate: BillingDay;
  /** Key prefix in the object store, ending in '/'. */
  readonly prefix: string;
}

/**
 * Athena DDL for one partition of `table`, a plain name, at `location`, an s3:// URI ending in '/'.
 * Does not change a registered partition. Throws a TypeError when a part has unusual characters,
 * because Athena's DDL uses Hive's syntax, which escapes them differently from queries.
 */
export function registerSnapshotStatement(
  table: string,
  snapshotDate: BillingDay,
  location: string,
): { readonly name: string; readonly sql: string } {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(table)) throw new TypeError(`not a table name: ${table}`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(snapshotDate)) throw new TypeError(`not a day: ${snapshotDate}`);
  if (!/^s3:\/\/[a-z0-9][a-z0-9.-]+\/[A-Za-z0-9_=./-]*\/$/.test(location)) {
    throw new TypeError(`not a plain s3:// prefix: ${location}`);
  }
  return {
    name: 'register_accounts',
    sql:
      `ALTER TABLE \`${table}\` ADD IF NOT EXISTS\n` +
      `PARTITION (snapshot_date = '${snapshotDate}') LOCATION '${location}'`,
  };
}
