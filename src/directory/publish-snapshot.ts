/** Writes a checked directory as the snapshot of its day, only if its content changed. */
import type { ObjectStore } from '../ports/object-store.ts';
import { accountsTable } from '../tables/accounts.ts';
import { objectKey } from '../tables/object-key.ts';
import { publishOnce } from '../tables/publish-once.ts';
import type { CheckedDirectory } from './check-directory.ts';
import { snapshotValues } from './snapshot-hash.ts';
import { snapshotKeyValues } from './snapshot-parquet.ts';

/** A snapshot that is in the store, and what became of it in this run. */
export interface PublishedSnapshot {
  readonly directory: CheckedDirectory;
  readonly outcome: 'written' | 'unchanged';
  readonly key: string;
}

/**
 * Publishes the snapshot. Throws PreconditionFailedError when another run wrote other content in
 * the meantime, and an Error naming the day when what was written cannot be read back.
 */
export async function publishSnapshot(
  store: ObjectStore,
  directory: CheckedDirectory,
): Promise<PublishedSnapshot> {
  const { snapshotDate, accounts, contentHash } = directory;
  const key = objectKey(accountsTable, snapshotDate);
  const outcome = await publishOnce(store, {
    table: accountsTable,
    key,
    values: snapshotValues(accounts),
    contentHash,
    keyValues: snapshotKeyValues(snapshotDate),
    metadata: { accounts: String(accounts.length), 'snapshot-date': snapshotDate },
    subject: `The account directory of ${snapshotDate}`,
  });
  return { directory, outcome, key };
}
