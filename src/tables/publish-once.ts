/**
 * Writes one object of a table, only if its content changed, in one atomic put that leaves the earlier
 * version readable until it succeeds; then reads it back and compares. Nothing is ever deleted.
 */
import { isSameColumn } from '../domain/columns/text-column.ts';
import {
  type ObjectStore,
  PreconditionFailedError,
  type StoredObject,
} from '../ports/object-store.ts';
import { decodeTable } from './decode-table.ts';
import { encodeTable, type KeyValues } from './encode-table.ts';
import { type AnyColumn, type ColumnValues, isTextPartitioned, type StoredTable } from './table.ts';

/** What a partition should hold. */
export interface Publication<T extends StoredTable = StoredTable> {
  readonly table: T;
  /** The object's key: `objectKey` of the partition's day, or `textObjectKey`. */
  readonly key: string;
  readonly values: ColumnValues<T>;
  readonly contentHash: string;
  /** In the file. */
  readonly keyValues: KeyValues;
  /** On the object, after its content hash. */
  readonly metadata: Readonly<Record<string, string>>;
  /** The start of a sentence about it, such as 'The forecast of 2026-11-20'. */
  readonly subject: string;
}

export const parquetContentType = 'application/vnd.apache.parquet';

/**
 * Throws PreconditionFailedError when another run wrote other content in the meantime, and an Error
 * that begins with `subject` when what was written cannot be read back.
 */
export async function publishOnce<T extends StoredTable>(
  store: ObjectStore,
  publication: Publication<T>,
): Promise<'written' | 'unchanged'> {
  const existing = await store.head(publication.key);
  if (hasContent(existing, publication.contentHash)) return 'unchanged';
  const written = await replaceObject(store, existing, publication);
  if (written === undefined) return 'unchanged';
  await verifyWritten(store, publication, written);
  return 'written';
}

/** Whether the object was written with this content. */
export function hasContent(stored: StoredObject | undefined, contentHash: string): boolean {
  return stored?.metadata['content-hash'] === contentHash;
}

/**
 * Puts the object where `existing` still is what is stored. Undefined where another run was faster and
 * wrote the same content: schedules fire more than once, and two runs of a day find the same.
 */
export async function replaceObject<T extends StoredTable>(
  store: ObjectStore,
  existing: StoredObject | undefined,
  { table, key, values, contentHash, keyValues, metadata }: Publication<T>,
): Promise<StoredObject | undefined> {
  const condition =
    existing === undefined ? { ifNoneMatch: '*' as const } : { ifMatch: existing.etag };
  const described = { 'content-hash': contentHash, ...metadata };
  const options = { contentType: parquetContentType, metadata: described, ...condition };
  try {
    return await store.put(key, encodeTable(table, values, keyValues), options);
  } catch (error) {
    if (!(error instanceof PreconditionFailedError)) throw error;
    if (!hasContent(await store.head(key), contentHash)) throw error;
    return undefined;
  }
}

/** Throws an Error where the stored object is not the one written, or its rows are others. */
export async function verifyWritten<T extends StoredTable>(
  store: ObjectStore,
  publication: Publication<T>,
  { etag }: StoredObject,
): Promise<void> {
  const { table, key, contentHash, subject } = publication;
  const cause = await readsBack(store, publication, etag).then(
    (same) => (same ? undefined : new Error(`etag or rows differ from ${etag}, ${contentHash}`)),
    (error: unknown) => error,
  );
  if (cause === undefined) return;
  const unregistered = isRegistered(table) ? '; it was not registered' : '';
  throw new Error(
    `${subject} was written to ${store.locate(key)} but does not read back the ` +
      `same${unregistered}. Run again; if it persists, check the storage.`,
    { cause },
  );
}

/** Whether queries see a partition of the table only once it is registered. */
function isRegistered(table: StoredTable): boolean {
  return !isTextPartitioned(table) && table.firstProjectedDay === undefined;
}

async function readsBack<T extends StoredTable>(
  store: ObjectStore,
  { table, key, values, keyValues }: Publication<T>,
  etag: string,
): Promise<boolean> {
  const stored = await store.get(key);
  if (stored?.etag !== etag) return false;
  const found = await decodeTable(table, stored.body, keyValues);
  return Object.keys(table.columns).every((field) => isSame(found[field], values[field]));
}

/** Value by value, which is quicker than another hash. */
function isSame(found: AnyColumn = [], written: AnyColumn = []): boolean {
  if ('texts' in found || 'texts' in written) {
    return 'texts' in found && 'texts' in written && isSameColumn(found, written);
  }
  const same = (one: unknown, other: unknown) =>
    one === other || (Number.isNaN(one) && Number.isNaN(other));
  if (found.length !== written.length) return false;
  for (let row = 0; row < found.length; row++) if (!same(found[row], written[row])) return false;
  return true;
}
