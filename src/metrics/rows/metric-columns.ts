/** Rows of `resource_metrics` as columns and back, in the table's order. */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import { textAt, textColumn } from '../../domain/columns/text-column.ts';
import type { resourceMetricsTable } from '../../tables/resource-metrics.ts';
import type { ColumnValues } from '../../tables/table.ts';
import type { MetricRow } from './metric-row.ts';

export type MetricColumns = ColumnValues<typeof resourceMetricsTable>;

/** What identifies a row of a day. */
export function rowKey(row: Omit<MetricRow, 'state' | 'unit'>): string {
  const { account, region, kind, resourceId, metric, dimension } = row;
  return JSON.stringify([account, region, kind, resourceId, metric, dimension]);
}

/** Throws an Error when two rows are about the same metric of the same resource. */
export function metricColumns(day: BillingDay, given: readonly MetricRow[]): MetricColumns {
  const keyed = given.map((row) => ({ row, key: orderOf(row) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : 1));
  const rows = keyed.map(({ row }) => row);
  const twice = keyed.find(({ key }, at) => key === keyed[at + 1]?.key);
  if (twice !== undefined) {
    throw new Error(`The metrics of ${day} have ${twice.row.metric} of one resource twice.`);
  }
  return {
    billingDate: rows.map(() => day),
    linkedAccount: textColumn(rows.map(({ account }) => account)),
    region: textColumn(rows.map(({ region }) => region)),
    resourceId: textColumn(rows.map(({ resourceId }) => resourceId)),
    resourceKind: textColumn(rows.map(({ kind }) => kind)),
    metric: textColumn(rows.map(({ metric }) => metric)),
    dimension: textColumn(rows.map(({ dimension }) => dimension)),
    state: textColumn(rows.map(({ state }) => state)),
    unit: textColumn(rows.map(({ unit }) => unit)),
    average: rows.map(({ average }) => average),
    minimum: rows.map(({ minimum }) => minimum),
    maximum: rows.map(({ maximum }) => maximum),
    sum: rows.map(({ sum }) => sum),
    p95: rows.map(({ p95 }) => p95),
    samples: rows.map(({ samples }) => samples),
  };
}

export function rowsOfColumns(columns: MetricColumns): readonly MetricRow[] {
  const text = (field: keyof MetricColumns, row: number) =>
    textAt(columns[field] as MetricColumns['metric'], row) ?? '';
  return columns.samples.map((samples, row) => ({
    account: text('linkedAccount', row),
    region: text('region', row),
    resourceId: text('resourceId', row),
    kind: text('resourceKind', row),
    metric: text('metric', row),
    dimension: text('dimension', row),
    state: text('state', row) as MetricRow['state'],
    unit: text('unit', row),
    average: columns.average[row] ?? null,
    minimum: columns.minimum[row] ?? null,
    maximum: columns.maximum[row] ?? null,
    sum: columns.sum[row] ?? null,
    p95: columns.p95[row] ?? null,
    samples,
  }));
}

/** By Unicode code point for the ids that AWS gives, which are ASCII. */
function orderOf({ account, region, kind, resourceId, metric, dimension }: MetricRow): string {
  return [account, region, kind, resourceId, metric, dimension].join('\0');
}
