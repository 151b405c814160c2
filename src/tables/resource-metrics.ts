/** How much the costliest resources were used each day: one row for each metric that CloudWatch was asked for. */
import type { ParquetTable } from './table.ts';

/** A name is in many rows. */
const encoding = 'RLE_DICTIONARY';

/** Why a figure may be null, in the same words for each. */
const unknown =
  'null where State gives no figure, or AWS documents it as meaningless for the metric';

export const resourceMetricsTable = {
  format: 'parquet',
  name: 'resource_metrics',
  description: "CloudWatch's metrics of the costliest resources, by day",
  grain:
    'One row for each day, linked account, Region, resource, metric and further dimension that CloudWatch was asked for.',
  writtenBy:
    'The function resource-metrics, from CloudWatch, for the resources of `resource_costs` that cost most.',
  columns: {
    billingDate: { name: 'BillingDate', type: 'date', meaning: 'Day of usage', note: 'UTC' },
    linkedAccount: {
      name: 'LinkedAccount',
      type: 'string',
      encoding,
      meaning: 'Linked account that has the resource',
      note: 'twelve digits, as text: leading zeros count',
    },
    region: {
      name: 'Region',
      type: 'string',
      encoding,
      meaning: 'Region whose CloudWatch was asked',
      note: "such as 'eu-west-1'",
    },
    resourceId: {
      name: 'ResourceId',
      type: 'string',
      encoding,
      meaning: 'Id or ARN of the resource, as in `resource_costs`',
    },
    resourceKind: {
      name: 'ResourceKind',
      type: 'string',
      encoding,
      meaning: 'Kind of the resource, as in `resource_costs`',
    },
    metric: {
      name: 'Metric',
      type: 'string',
      encoding,
      meaning: 'Metric, as CloudWatch names it',
      note: "such as 'CPUUtilization'",
    },
    dimension: {
      name: 'Dimension',
      type: 'string',
      encoding,
      meaning: 'Further dimension of the metric, in addition to the resource',
      note: "such as 'StorageType=StandardStorage'; empty if it has none",
    },
    state: {
      name: 'State',
      type: 'string',
      encoding,
      meaning: 'What CloudWatch answered',
      note: "'complete': all points that it has; 'partial': it did not send all of them, no figure is given, and a later run asks again; 'none': it has no point; 'inaccessible': it refused, see the runbook",
    },
    unit: {
      name: 'Unit',
      type: 'string',
      encoding,
      meaning: 'Unit of the figures, as AWS documents it',
      note: "such as 'Percent', 'Bytes', 'Count'",
    },
    average: {
      name: 'Average',
      type: 'double',
      isNullable: true,
      meaning: 'Average of all samples of the day',
      note: `sum of the samples divided by their number, not the average of hours; ${unknown}`,
    },
    minimum: {
      name: 'Minimum',
      type: 'double',
      isNullable: true,
      meaning: 'Smallest sample of the day',
      note: unknown,
    },
    maximum: {
      name: 'Maximum',
      type: 'double',
      isNullable: true,
      meaning: 'Largest sample of the day',
      note: unknown,
    },
    sum: {
      name: 'Sum',
      type: 'double',
      isNullable: true,
      meaning: 'Sum of all samples of the day',
      note: `for metrics that count something; ${unknown}`,
    },
    p95: {
      name: 'P95',
      type: 'double',
      isNullable: true,
      meaning: 'Value that 95 % of the samples of the day are below',
      note: 'asked with a period of a day, not made from hours; null where it was not asked for, or CloudWatch has none',
    },
    samples: {
      name: 'Samples',
      type: 'bigint',
      isNullable: true,
      meaning: 'Number of hours of the day with a point',
      note: "24 for a resource that ran all day; 1 for metrics that AWS writes once a day; 0 for 'none'; null for 'partial' and 'inaccessible'",
    },
  },
  partitionKeys: [
    {
      name: 'usage_date',
      part: 'date',
      meaning: 'The same day; filter by it, so that less is read',
    },
  ],
  prefix: 'resource-metrics/',
  objectName: 'resource-metrics.snappy.parquet',
  order:
    'LinkedAccount, Region, ResourceKind, ResourceId, Metric, Dimension; by Unicode code point',
  layoutVersion: 1,
  rowsPerGroup: 100_000,
  firstProjectedDay: '2024-01-01',
} as const satisfies ParquetTable;
