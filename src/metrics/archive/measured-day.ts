/** One archived day of `resource_metrics`: reads it, and writes it if it changed. */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { rowHash } from '../../tables/content-hash.ts';
import { decodeTable } from '../../tables/decode-table.ts';
import { objectKey } from '../../tables/object-key.ts';
import { publishOnce } from '../../tables/publish-once.ts';
import { resourceMetricsTable } from '../../tables/resource-metrics.ts';
import { metricColumns, rowsOfColumns } from '../rows/metric-columns.ts';
import type { MetricRow } from '../rows/metric-row.ts';

/** Null for a day without an object. Throws if the object is damaged. */
export async function measuredDay(
  store: Pick<ObjectStore, 'get'>,
  day: BillingDay,
): Promise<readonly MetricRow[] | null> {
  const stored = await store.get(objectKey(resourceMetricsTable, day));
  if (stored === undefined) return null;
  return rowsOfColumns(await decodeTable(resourceMetricsTable, stored.body));
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
