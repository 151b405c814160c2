/**
 * The one door into the archive, used by the daily run and by backfill alike. A checked day is
 * written only if its content changed and its bill may replace what is archived, in one atomic put
 * that leaves the earlier version readable until it succeeds; then what was written is verified.
 * Nothing is ever deleted.
 */
import type { DayRows } from '../../domain/costs/day-rows.ts';
import {
  type ObjectStore,
  PreconditionFailedError,
  type StoredObject,
} from '../../ports/object-store.ts';
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
  /** Whether the archive held the day before this run. */
  readonly wasArchived: boolean;
}

/** A day whose archived version stays. */
export interface KeptDayVersion<Reason> {
  readonly day: CheckedDay;
  readonly outcome: 'kept';
  readonly reason: Reason;
  /** Total of the archived version; null where its metadata lack it. */
  readonly archivedCost: number | null;
}

/** Decides about a day that is archived with other content. */
export interface ReplacementRule<Reason> {
  /** Why the archived version must stay; null where the day may replace it. */
  readonly reasonToKeep: (existing: StoredObject) => Promise<Reason | null>;
  /** Why the version just written must go again: another run dealt with the day later. */
  readonly reasonToRevert: () => Promise<Reason | null>;
}

const alwaysReplace: ReplacementRule<never> = {
  reasonToKeep: async () => null,
  reasonToRevert: async () => null,
};

/** How often a day is looked at again because another run wrote it at the same time. */
const maxWriteAttempts = 5;

/**
 * Publishes the day. Throws PreconditionFailedError when other runs put something else there in the
 * meantime, again and again, and an Error naming the day when what was written cannot be read back.
 */
export async function publishDay<Reason = never>(
  store: ObjectStore,
  day: CheckedDay,
  gate: ReplacementRule<Reason> = alwaysReplace,
): Promise<PublishedDay | KeptDayVersion<Reason>> {
  const hash = contentHash(day);
  for (let look = 1; ; look++) {
    try {
      return await publishOver(store, { day, hash }, gate);
    } catch (error) {
      const isSuperseded = error instanceof PreconditionFailedError && gate !== alwaysReplace;
      if (!isSuperseded || look === maxWriteAttempts) throw error;
    }
  }
}

interface HashedDay {
  readonly day: CheckedDay;
  readonly hash: string;
}

async function publishOver<Reason>(
  store: ObjectStore,
  hashed: HashedDay,
  gate: ReplacementRule<Reason>,
): Promise<PublishedDay | KeptDayVersion<Reason>> {
  const { day, hash } = hashed;
  const existing = await store.head(objectKey(day.day));
  const wasArchived = existing !== undefined;
  const unchanged: PublishedDay = {
    day,
    outcome: 'unchanged',
    contentHash: hash,
    replacedCost: null,
    wasArchived,
  };
  if (existing?.metadata['content-hash'] === hash) return unchanged;
  const reason = existing === undefined ? null : await gate.reasonToKeep(existing);
  if (reason !== null) return kept(day, reason, existing);
  const before =
    existing && gate !== alwaysReplace ? await store.get(objectKey(day.day)) : undefined;
  const written = await replaceObject(store, existing, hashed);
  if (written === undefined) return unchanged;
  const tooLate = await supersededOrVerified(store, hashed, written, gate);
  if (tooLate !== null) {
    await revertWrite(store, day, before, written);
    return kept(day, tooLate, existing);
  }
  const replacedCost = existing === undefined ? null : costOf(existing);
  return { day, outcome: 'written', contentHash: hash, replacedCost, wasArchived };
}

/** A later run may also replace the day while it is read back. */
async function supersededOrVerified<Reason>(
  store: ObjectStore,
  hashed: HashedDay,
  { etag }: StoredObject,
  gate: ReplacementRule<Reason>,
): Promise<Reason | null> {
  const tooLate = await gate.reasonToRevert();
  if (tooLate !== null) return tooLate;
  try {
    await verify(store, hashed, etag);
    return null;
  } catch (error) {
    const reason = await gate.reasonToRevert();
    if (reason === null) throw error;
    return reason;
  }
}

function kept<Reason>(
  day: CheckedDay,
  reason: Reason,
  existing: StoredObject | undefined,
): KeptDayVersion<Reason> {
  return { day, outcome: 'kept', reason, archivedCost: existing ? costOf(existing) : null };
}

/**
 * Puts back what this run replaced, unless the later run has written the day itself. A day that was not
 * archived before stays: the later run finds it and replaces it.
 */
async function revertWrite(
  store: ObjectStore,
  { day }: CheckedDay,
  before: (StoredObject & { readonly body: Uint8Array }) | undefined,
  { etag }: StoredObject,
): Promise<void> {
  if (before === undefined) return;
  const { body, metadata } = before;
  await store
    .put(objectKey(day), body, { contentType, metadata, ifMatch: etag })
    .catch((error: unknown) => {
      if (!(error instanceof PreconditionFailedError)) throw error;
    });
}

const contentType = 'application/vnd.apache.parquet';

/** Undefined where a concurrent run was faster and wrote the very same content. */
async function replaceObject(
  store: ObjectStore,
  existing: StoredObject | undefined,
  { day, hash }: HashedDay,
): Promise<StoredObject | undefined> {
  const key = objectKey(day.day);
  const condition =
    existing === undefined ? { ifNoneMatch: '*' as const } : { ifMatch: existing.etag };
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

/** The total that the object's metadata name; null where they do not. */
export function costOf({ metadata }: StoredObject): number | null {
  const total = Number(metadata['total-cost'] ?? Number.NaN);
  return Number.isFinite(total) ? total : null;
}

async function verify(store: ObjectStore, { day, hash }: HashedDay, etag: string): Promise<void> {
  const key = objectKey(day.day);
  const cause = await readsBack(store, day, etag).then(
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

async function readsBack(store: ObjectStore, day: CheckedDay, etag: string): Promise<boolean> {
  const stored = await store.get(objectKey(day.day));
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
