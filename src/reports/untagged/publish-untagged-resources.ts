/** Writes the untagged resources of a week, once. */
import type { Period } from '../../domain/calendar/period.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { rowHash } from '../../tables/content-hash.ts';
import { objectKey } from '../../tables/object-key.ts';
import { publishOnce } from '../../tables/publish-once.ts';
import { untaggedResourcesTable } from '../../tables/untagged-resources.ts';
import type { UntaggedResources } from './read-untagged-resources.ts';

type Week = Pick<Period, 'id' | 'to'>;

export async function isPublished(
  store: Pick<ObjectStore, 'head'>,
  { to }: Pick<Week, 'to'>,
): Promise<boolean> {
  return (await store.head(objectKey(untaggedResourcesTable, to))) !== undefined;
}

export interface UntaggedPublication {
  readonly week: Week;
  readonly values: UntaggedResources;
  /** ISO 4217. */
  readonly currency: string;
  /** The hash of the rule set. */
  readonly ruleSet: string;
}

/** Throws as `publishOnce` does. */
export async function publishUntaggedResources(
  store: ObjectStore,
  { week, values, currency, ruleSet }: UntaggedPublication,
): Promise<'written' | 'unchanged'> {
  return publishOnce(store, {
    table: untaggedResourcesTable,
    key: objectKey(untaggedResourcesTable, week.to),
    values,
    contentHash: rowHash(untaggedResourcesTable, week.to, values),
    keyValues: { currency },
    metadata: { 'rule-set': ruleSet, currency, rows: String(values.lineCount.length) },
    subject: `The untagged resources of ${week.id}`,
  });
}
