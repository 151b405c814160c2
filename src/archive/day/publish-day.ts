/**
 * The only way into the archive, for the daily run and for backfill. A checked day is written only if
 * its content changed and its bill may replace what is archived; then what was written is verified.
 * Nothing is ever deleted.
 */
import type { ObjectStore, StoredObject } from '../../ports/object-store.ts';
import { objectKey } from '../../tables/object-key.ts';
import { ouBreakdownTable } from '../../tables/ou-breakdown.ts';
import type { Publication } from '../../tables/publish-once.ts';
import type { CheckedDay } from './check-day.ts';
import { contentHash } from './content-hash.ts';
import { dayKeyValues, dayValues } from './parquet.ts';
import { alwaysReplace, publishReplacing, type ReplacementRule } from './publish-replacing.ts';

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

/**
 * Publishes the day. Throws PreconditionFailedError when other runs wrote other content again and
 * again in the meantime, and an Error naming the day when what was written cannot be read back.
 */
export async function publishDay<Reason = never>(
  store: ObjectStore,
  day: CheckedDay,
  rule: ReplacementRule<Reason> = alwaysReplace,
): Promise<PublishedDay | KeptDayVersion<Reason>> {
  const published = await publishReplacing(store, publicationOf(day), rule);
  const { outcome, existing } = published;
  const archivedCost = existing ? costOf(existing) : null;
  if (outcome === 'kept') return { day, outcome, reason: published.reason, archivedCost };
  const { contentHash } = published;
  const replacedCost = outcome === 'written' ? archivedCost : null;
  return { day, outcome, contentHash, replacedCost, wasArchived: existing !== undefined };
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

/** Whether the archive has an object for the day, whatever its content. */
export async function isArchived(store: ObjectStore, day: CheckedDay['day']): Promise<boolean> {
  return (await store.head(objectKey(ouBreakdownTable, day))) !== undefined;
}

/** The total that the object's metadata name; null where they do not. */
export function costOf({ metadata }: StoredObject): number | null {
  const total = Number(metadata['total-cost'] ?? Number.NaN);
  return Number.isFinite(total) ? total : null;
}
