/** Writes what the resources of one day cost, if it changed. */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import { textColumn } from '../../domain/columns/text-column.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { rowHash } from '../../tables/content-hash.ts';
import { objectKey } from '../../tables/object-key.ts';
import { publishOnce } from '../../tables/publish-once.ts';
import { resourceCostsTable } from '../../tables/resource-costs.ts';
import type { ColumnValues } from '../../tables/table.ts';
import type { ResourceCost } from './read-resource-costs.ts';

export interface CostsPublication {
  readonly day: BillingDay;
  readonly rows: readonly ResourceCost[];
  /** ISO 4217. */
  readonly currency: string;
  /** The hash of the rule set. */
  readonly ruleSet: string;
}

/** Throws as `publishOnce` does. */
export async function publishResourceCosts(
  store: ObjectStore,
  { day, rows, currency, ruleSet }: CostsPublication,
): Promise<'written' | 'unchanged'> {
  const values = valuesOf(day, rows);
  return publishOnce(store, {
    table: resourceCostsTable,
    key: objectKey(resourceCostsTable, day),
    values,
    contentHash: rowHash(resourceCostsTable, day, values),
    keyValues: { currency },
    metadata: { 'rule-set': ruleSet, currency, rows: String(rows.length) },
    subject: `The costs of the resources of ${day}`,
  });
}

function valuesOf(
  day: BillingDay,
  rows: readonly ResourceCost[],
): ColumnValues<typeof resourceCostsTable> {
  return {
    billingDate: rows.map(() => day),
    linkedAccount: textColumn(rows.map(({ account }) => account)),
    region: textColumn(rows.map(({ region }) => region)),
    resourceId: textColumn(rows.map(({ resourceId }) => resourceId)),
    resourceKind: textColumn(rows.map(({ kind }) => kind)),
    ou: textColumn(rows.map(({ ou }) => ou)),
    service: textColumn(rows.map(({ service }) => service)),
    target: textColumn(rows.map(({ target }) => target)),
    application: textColumn(rows.map(({ application }) => application)),
    unblendedCost: Float64Array.from(rows, ({ unblendedCost }) => unblendedCost),
    amortizedCost: rows.map(({ amortizedCost }) => amortizedCost),
    lineCount: rows.map(({ lineCount }) => lineCount),
  };
}
