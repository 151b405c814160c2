/**
 * Writes a checked directory as the snapshot of its day, only if its content changed, in one atomic
 * put; then verifies what was written. Nothing is ever deleted.
 */
import { type ObjectStore, PreconditionFailedError } from '../ports/object-store.ts';
import type { CheckedDirectory } from './check-directory.ts';
import { snapshotHash } from './snapshot-hash.ts';
import { snapshotKey } from './snapshot-key.ts';
import { decodeSnapshot, encodeSnapshot } from './snapshot-parquet.ts';

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
  const key = snapshotKey(directory.snapshotDate);
  const existing = await store.head(key);
  if (holds(existing, directory)) return { directory, outcome: 'unchanged', key };
  const condition = existing ? { ifMatch: existing.etag } : { ifNoneMatch: '*' as const };
  try {
    const { etag } = await store.put(key, encodeSnapshot(directory), {
      contentType: 'application/vnd.apache.parquet',
      metadata: metadataOf(directory),
      ...condition,
    });
    await verify(store, directory, etag);
    return { directory, outcome: 'written', key };
  } catch (error) {
    // Schedules fire more than once: two runs of the same morning find the same tree.
    const sameMeanwhile =
      error instanceof PreconditionFailedError && holds(await store.head(key), directory);
    if (sameMeanwhile) return { directory, outcome: 'unchanged', key };
    throw error;
  }
}

function holds(
  stored: { readonly metadata: Readonly<Record<string, string>> } | undefined,
  { contentHash }: CheckedDirectory,
): boolean {
  return stored?.metadata['content-hash'] === contentHash;
}

function metadataOf({ contentHash, accounts, snapshotDate }: CheckedDirectory) {
  return {
    'content-hash': contentHash,
    accounts: String(accounts.length),
    'snapshot-date': snapshotDate,
  };
}

async function verify(store: ObjectStore, directory: CheckedDirectory, etag: string) {
  const cause = await readsBack(store, directory, etag).then(
    (same) => (same ? undefined : new Error(`etag or accounts differ from ${etag}`)),
    (error: unknown) => error,
  );
  if (cause === undefined) return;
  const { snapshotDate } = directory;
  throw new Error(
    `The account directory of ${snapshotDate} was written to ` +
      `${store.locate(snapshotKey(snapshotDate))} but does not read back the same; it was not ` +
      'registered. Run again; if it persists, check the storage.',
    { cause },
  );
}

async function readsBack(store: ObjectStore, directory: CheckedDirectory, etag: string) {
  const { snapshotDate, contentHash } = directory;
  const stored = await store.get(snapshotKey(snapshotDate));
  if (stored?.etag !== etag) return false;
  const accounts = await decodeSnapshot(snapshotDate, stored.body);
  return snapshotHash(snapshotDate, accounts) === contentHash;
}
