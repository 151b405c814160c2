/**
 * Publishes a partition whose archived version may have to stay: because its bill was newer, or the new one
 * lost lines. What was written is verified; nothing is ever deleted.
 */
import {
  type ObjectStore,
  PreconditionFailedError,
  type StoredObject,
} from '../../ports/object-store.ts';
import {
  hasContent,
  type Publication,
  parquetContentType,
  replaceObject,
  verifyWritten,
} from '../../tables/publish-once.ts';
import type { StoredTable } from '../../tables/table.ts';

/** Decides about a partition that is archived with other content. */
export interface ReplacementRule<Reason> {
  /** Why the archived version must stay; null where the new one may replace it. */
  readonly reasonToKeep: (existing: StoredObject) => Promise<Reason | null>;
  /** Why the version just written must go again: another run wrote or kept the partition later. */
  readonly reasonToRevert: () => Promise<Reason | null>;
}

export const alwaysReplace: ReplacementRule<never> = {
  reasonToKeep: async () => null,
  reasonToRevert: async () => null,
};

/** What became of a partition, and the object that was archived before; undefined when there was none. */
export type Replacing<Reason> =
  | {
      readonly outcome: 'written' | 'unchanged';
      readonly contentHash: string;
      readonly existing: StoredObject | undefined;
    }
  | {
      readonly outcome: 'kept';
      readonly reason: Reason;
      readonly existing: StoredObject | undefined;
    };

/** How often the partition is read again because another run wrote it at the same time. */
const maxWriteAttempts = 5;

/**
 * Throws PreconditionFailedError when other runs wrote other content again and again in the meantime, and an
 * Error that begins with the publication's subject when what was written cannot be read back.
 */
export async function publishReplacing<T extends StoredTable, Reason = never>(
  store: ObjectStore,
  publication: Publication<T>,
  rule: ReplacementRule<Reason>,
): Promise<Replacing<Reason>> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await publishOver(store, publication, rule);
    } catch (error) {
      const isSuperseded = error instanceof PreconditionFailedError && rule !== alwaysReplace;
      if (!isSuperseded || attempt === maxWriteAttempts) throw error;
    }
  }
}

async function publishOver<T extends StoredTable, Reason>(
  store: ObjectStore,
  publication: Publication<T>,
  rule: ReplacementRule<Reason>,
): Promise<Replacing<Reason>> {
  const { key, contentHash } = publication;
  const existing = await store.head(key);
  const unchanged = { outcome: 'unchanged', contentHash, existing } as const;
  if (hasContent(existing, contentHash)) return unchanged;
  const reason = existing === undefined ? null : await rule.reasonToKeep(existing);
  if (reason !== null) return { outcome: 'kept', reason, existing };
  const before = existing && rule !== alwaysReplace ? await store.get(key) : undefined;
  const written = await replaceObject(store, existing, publication);
  if (written === undefined) return unchanged;
  const tooLate = await supersededOrVerified(store, publication, written, rule);
  if (tooLate !== null) {
    await revertWrite(store, key, before, written);
    return { outcome: 'kept', reason: tooLate, existing };
  }
  return { outcome: 'written', contentHash, existing };
}

/** A later run may also replace the partition while it is read back. */
async function supersededOrVerified<T extends StoredTable, Reason>(
  store: ObjectStore,
  publication: Publication<T>,
  written: StoredObject,
  rule: ReplacementRule<Reason>,
): Promise<Reason | null> {
  const tooLate = await rule.reasonToRevert();
  if (tooLate !== null) return tooLate;
  try {
    await verifyWritten(store, publication, written);
    return null;
  } catch (error) {
    const reason = await rule.reasonToRevert();
    if (reason === null) throw error;
    return reason;
  }
}

/**
 * Puts back what this run replaced, unless the later run has written the partition itself. One that was not
 * archived before stays: the later run finds it and replaces it.
 */
async function revertWrite(
  store: ObjectStore,
  key: string,
  before: (StoredObject & { readonly body: Uint8Array }) | undefined,
  { etag }: StoredObject,
): Promise<void> {
  if (before === undefined) return;
  const { body, metadata } = before;
  const options = { contentType: parquetContentType, metadata, ifMatch: etag };
  await store.put(key, body, options).catch((error: unknown) => {
    if (!(error instanceof PreconditionFailedError)) throw error;
  });
}
