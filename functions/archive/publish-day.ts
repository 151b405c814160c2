/**
 * The one door into the archive, used by the daily run and by backfill alike. A checked day is
 * written only if its content changed, in one atomic put that leaves the earlier version readable
 * until it succeeds; then what was written is verified. Nothing is ever deleted.
 */
import type { DayRows } from '../domain/day-rows.ts';
import { type ObjectStore, PreconditionFailedError, type StoredObject } from '../platform/ports.ts';
import type { CheckedDay } from './check-day.ts';
import { contentHash } from './content-hash.ts';
import { decodeDay, encodeDay } from './parquet.ts';
import { objectKey } from './partition-key.ts';

/** A day that is in the archive, and what became of it in this run. */
export interface PublishedDay {
  readonly day: CheckedDay;
  readonly outcome: 'written' | 'unchanged';
  readonly contentHash: string;
  /** The archive's total before this run wrote the day; null when it held none, or did not write. */
  readonly replacedCost: number | null;
}

interface WrittenDay {
  readonly key: string;
  readonly etag: string;
  readonly hash: string;
  readonly day: CheckedDay;
}

/**
 * Publishes the day. Throws PreconditionFailedError when another run put something else there in
 * the meantime, and an Error naming the day when what was written cannot be read back.
 */
export async function publishDay(store: ObjectStore, day: CheckedDay): Promise<PublishedDay> {
  const key = objectKey(day.day);
  const hash = contentHash(day);
  const unchanged = { day, outcome: 'unchanged', contentHash: hash, replacedCost: null } as const;
  const existing = await store.head(key);
  if (existing?.metadata['content-hash'] === hash) return unchanged;
  const written = await replaceObject(store, key, existing, { day, hash });
  if (written === undefined) return unchanged;
  await verify(store, { key, etag: written.etag, hash, day });
  const replacedCost = existing === undefined ? null : costOf(existing);
  return { day, outcome: 'written', contentHash: hash, replacedCost };
}

/** Undefined where a concurrent run was faster and wrote the very same content. */
async function replaceObject(
  store: ObjectStore,
  key: string,
  existing: StoredObject | undefined,
  { day, hash }: Pick<WrittenDay, 'day' | 'hash'>,
): Promise<StoredObject | undefined> {
  const condition =
    existing === undefined ? { ifNoneMatch: '*' as const } : { ifMatch: existing.etag };
  const contentType = 'application/vnd.apache.parquet';
  const options = { contentType, metadata: metadataOf(day, hash), ...condition };
  try {
    return await store.put(key, encodeDay(day), options);
  } catch (error) {
    if (!(error instanceof PreconditionFailedError)) throw error;
    const winner = await store.head(key);
    if (winner?.metadata['content-hash'] !== hash) throw error;
    return undefined;
  }
}

/** Whether the archive holds an object for the day, whatever is in it. */
export async function isArchived(store: ObjectStore, day: CheckedDay['day']): Promise<boolean> {
  return (await store.head(objectKey(day))) !== undefined;
}

function metadataOf(day: CheckedDay, hash: string): Record<string, string> {
  return {
    'content-hash': hash,
    'cost-metric': day.costMetric,
    currency: day.currency,
    rows: String(day.rows.ou.length),
    'total-cost': String(day.totalCost),
  };
}

function costOf({ metadata }: StoredObject): number | null {
  const total = Number(metadata['total-cost'] ?? Number.NaN);
  return Number.isFinite(total) ? total : null;
}

async function verify(store: ObjectStore, written: WrittenDay): Promise<void> {
  const { key, etag, hash, day } = written;
  const cause = await readsBack(store, written).then(
    (same) => (same ? undefined : new Error(`etag or rows differ from ${etag}, ${hash}`)),
    (error: unknown) => error,
  );
  if (cause === undefined) return;
  throw new Error(
    `${day.day} was written to ${store.locate(key)} but does not read back the same; it was not ` +
      'registered. Run again; if it persists, check the storage.',
    { cause },
  );
}

async function readsBack(store: ObjectStore, { key, etag, day }: WrittenDay): Promise<boolean> {
  const stored = await store.get(key);
  if (stored?.etag !== etag) return false;
  return isSame(await decodeDay(day.day, stored.body), day.rows);
}

/** Row by row, which is quicker than another hash. */
function isSame(found: DayRows, written: DayRows): boolean {
  const same = (one: readonly unknown[], other: readonly unknown[]) =>
    one.length === other.length && one.every((value, row) => value === other[row]);
  return (
    same(found.ou, written.ou) &&
    same(found.service, written.service) &&
    same(found.linkedAccount, written.linkedAccount) &&
    same(found.dailyCost, written.dailyCost)
  );
}
