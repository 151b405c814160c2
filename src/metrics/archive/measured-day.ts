/** One archived day of `resource_metrics`: reads it, and writes it if it changed. */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { rowHash } from '../../tables/content-hash.ts';
import { objectKey } from '../../tables/object-key.ts';
import { publishOnce } from '../../tables/publish-once.ts';
import { resourceMetricsTable } from '../../tables/resource-metrics.ts';
import { type KeyedTable, storedRows } from '../../tables/stored-rows.ts';
import { metricColumns, rowsOfColumns } from '../rows/metric-columns.ts';
import type { MetricRow } from '../rows/metric-row.ts';

export type InspectedMetrics =
  | { readonly state: 'absent' }
  | { readonly state: 'damaged'; readonly reason: string }
  | { readonly state: 'intact'; readonly rows: readonly MetricRow[] };

const keyed: KeyedTable<typeof resourceMetricsTable> = {
  table: resourceMetricsTable,
  key: ['linkedAccount', 'region', 'resourceKind', 'resourceId', 'metric', 'dimension'],
};

/** Throws the store's errors. A damaged object is a result, not an error. */
export async function inspectMeasuredDay(
  store: Pick<ObjectStore, 'get'>,
  day: BillingDay,
): Promise<InspectedMetrics> {
  const stored = await storedRows(store, keyed, day);
  return stored.state === 'intact'
    ? { state: 'intact', rows: rowsOfColumns(stored.values) }
    : stored;
}

/** Null for a day without an object, and for a damaged one: both are asked for again. */
export async function measuredDay(
  store: Pick<ObjectStore, 'get'>,
  day: BillingDay,
): Promise<readonly MetricRow[] | null> {
  const stored = await inspectMeasuredDay(store, day);
  return stored.state === 'intact' ? stored.rows : null;
}

/** Throws as `publishOnce` does. */
export async function publishMeasuredDay(
  store: ObjectStore,
  day: BillingDay,
  rows: readonly MetricRow[],
): Promise<'written' | 'unchanged'> {
  const values = metricColumns(day, rows);
  return publishOnce(store, {
    table: resourceMetricsTable,
    key: objectKey(resourceMetricsTable, day),
    values,
    contentHash: rowHash(resourceMetricsTable, day, values),
    keyValues: {},
    metadata: { rows: String(rows.length), partial: String(countOf(rows, 'partial')) },
    subject: `The metrics of ${day}`,
  });
}

export function countOf(rows: readonly MetricRow[], state: MetricRow['state']): number {
  return rows.filter((row) => row.state === state).length;
}
