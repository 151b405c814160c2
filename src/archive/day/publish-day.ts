/**
 * The only way into the archive, for the daily run and for backfill. A checked day is written only if
 * its content changed and its bill may replace what is archived; then what was written is verified.
 * Nothing is ever deleted.
 */
import {
  type ObjectStore,
  PreconditionFailedError,
  type StoredObject,
} from '../../ports/object-store.ts';
import { objectKey } from '../../tables/object-key.ts';
import { ouBreakdownTable } from '../../tables/ou-breakdown.ts';
import {
  hasContent,
  type Publication,
  parquetContentType,
  replaceObject,
  verifyWritten,
} from '../../tables/publish-once.ts';
import type { CheckedDay } from './check-day.ts';
import { contentHash } from './content-hash.ts';
import { dayKeyValues, dayValues } from './parquet.ts';

/** A day that is in the archive, and what became of it in this run. */
export interface PublishedDay {
  readonly day: CheckedDay;
  readonly outcome: 'written' | 'unchanged';
  readonly contentHash: string;
  /** The archive's total before this run wrote the day; null when it had none, or did not write. */
  readonly replacedCost: number | null;
  /** Whether the archive had the day before this run. */
  readonly wasArchived: boolean;
}

/** A day whose archived version stays. */
export interface KeptDayVersion<Reason> {
  readonly day: CheckedDay;
  readonly outcome: 'kept';
  readonly reason: Reason;
  /** Total of the archived version; null where its metadata do not have it. */
  readonly archivedCost: number | null;
}

/** Decides about a day that is archived with other content. */
export interface ReplacementRule<Reason> {
  /** Why the archived version must stay; null where the day may replace it. */
  readonly reasonToKeep: (existing: StoredObject) => Promise<Reason | null>;
  /** Why the version just written must go again: another run wrote or kept the day later. */
  readonly reasonToRevert: () => Promise<Reason | null>;
}

const alwaysReplace: ReplacementRule<never> = {
  reasonToKeep: async () => null,
  reasonToRevert: async () => null,
};

/** How often the day is read again because another run wrote it at the same time. */
const maxWriteAttempts = 5;

/**
 * Publishes the day. Throws PreconditionFailedError when other runs wrote other content again and
 * again in the meantime, and an Error naming the day when what was written cannot be read back.
 */
export async function publishDay<Reason = never>(
  store: ObjectStore,
  day: CheckedDay,
  rule: ReplacementRule<Reason> = alwaysReplace,
): Promise<PublishedDay | KeptDayVersion<Reason>> {
  const publication = publicationOf(day);
  for (let attempt = 1; ; attempt++) {
    try {
      return await publishOver(store, day, publication, rule);
    } catch (error) {
      const isSuperseded = error instanceof PreconditionFailedError && rule !== alwaysReplace;
      if (!isSuperseded || attempt === maxWriteAttempts) throw error;
    }
  }
}

type DayPublication = Publication<typeof ouBreakdownTable>;

function publicationOf(checked: CheckedDay): DayPublication {
  const { day, rows, costMetric, currency, totalCost } = checked;
  return {
    table: ouBreakdownTable,
    key: objectKey(ouBreakdownTable, day),
    values: dayValues(rows),
    contentHash: contentHash(checked),
    keyValues: dayKeyValues(checked),
    metadata: {
      'cost-metric': costMetric,
      currency,
      rows: String(rows.dailyCost.length),
      'total-cost': String(totalCost),
    },
    subject: day,
  };
}

async function publishOver<Reason>(
  store: ObjectStore,
  day: CheckedDay,
  publication: DayPublication,
  rule: ReplacementRule<Reason>,
): Promise<PublishedDay | KeptDayVersion<Reason>> {
  const key = objectKey(ouBreakdownTable, day.day);
  const existing = await store.head(key);
  const unchanged: PublishedDay = {
    day,
    outcome: 'unchanged',
    contentHash: publication.contentHash,
    replacedCost: null,
    wasArchived: existing !== undefined,
  };
  if (hasContent(existing, publication.contentHash)) return unchanged;
  const reason = existing === undefined ? null : await rule.reasonToKeep(existing);
  if (reason !== null) return kept(day, reason, existing);
  const before = existing && rule !== alwaysReplace ? await store.get(key) : undefined;
  const written = await replaceObject(store, existing, publication);
  if (written === undefined) return unchanged;
  const tooLate = await supersededOrVerified(store, publication, written, rule);
  if (tooLate !== null) {
    await revertWrite(store, key, before, written);
    return kept(day, tooLate, existing);
  }
  return { ...unchanged, outcome: 'written', replacedCost: existing ? costOf(existing) : null };
}

/** A later run may also replace the day while it is read back. */
async function supersededOrVerified<Reason>(
  store: ObjectStore,
  publication: DayPublication,
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

/** Whether the archive has an object for the day, whatever its content. */
export async function isArchived(store: ObjectStore, day: CheckedDay['day']): Promise<boolean> {
  return (await store.head(objectKey(ouBreakdownTable, day))) !== undefined;
}

/** The total that the object's metadata name; null where they do not. */
export function costOf({ metadata }: StoredObject): number | null {
  const total = Number(metadata['total-cost'] ?? Number.NaN);
  return Number.isFinite(total) ? total : null;
}
