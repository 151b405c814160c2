/** What each day's costliest resources cost, for the kinds of resources that CloudWatch measures. */
import type { ParquetTable } from './table.ts';

/** A name is in many rows. */
const encoding = 'RLE_DICTIONARY';

const others = 'empty for the others';

export const resourceCostsTable = {
  format: 'parquet',
  name: 'resource_costs',
  description: 'Cost of the costliest resources that CloudWatch measures, by day and owner',
  grain:
    'One row for each day, resource, linked account, Region, OU, service, target and application; the last row of a day is all other cost.',
  writtenBy:
    'The function resource-metrics, from the bill: the days that AWS may still change, again in each run.',
  columns: {
    billingDate: { name: 'BillingDate', type: 'date', meaning: 'Day of usage', note: 'UTC' },
    linkedAccount: {
      name: 'LinkedAccount',
      type: 'string',
      encoding,
      meaning: 'Linked account',
      note: `twelve digits, as text: leading zeros count; ${others}`,
    },
    region: {
      name: 'Region',
      type: 'string',
      encoding,
      meaning: 'Region of the resource',
      note: `such as 'eu-west-1'; ${others}, and where the bill names none`,
    },
    resourceId: {
      name: 'ResourceId',
      type: 'string',
      encoding,
      meaning: 'Id or ARN of the resource, as in the bill',
      note: "the tasks of an ECS cluster are one resource, by the cluster's ARN; 'others' for all cost that is not listed",
    },
    resourceKind: {
      name: 'ResourceKind',
      type: 'string',
      encoding,
      meaning: 'Kind of the resource',
      note: `such as 'ec2-instance' or 'ebs-volume'; ${others}, and for an id that is not like AWS's`,
    },
    ou: {
      name: 'OU',
      type: 'string',
      encoding,
      meaning: 'Organizational unit of the account, as in `ou_breakdown`',
      note: others,
    },
    service: {
      name: 'Service',
      type: 'string',
      encoding,
      meaning: 'AWS service, as in `ou_breakdown`',
      note: others,
    },
    target: {
      name: 'Target',
      type: 'string',
      encoding,
      meaning: 'Who the cost belongs to, as in `cost_allocation`',
      note: `'unallocated' where no rules are published; ${others}`,
    },
    application: {
      name: 'Application',
      type: 'string',
      encoding,
      meaning: 'Application of the service catalogue, as in `cost_allocation`',
      note: `empty where the rules find none; ${others}`,
    },
    unblendedCost: {
      name: 'UnblendedCost',
      type: 'double',
      meaning: 'Unblended cost: what is invoiced',
      note: "in the bill's currency; the rows of a day sum to its bill",
    },
    amortizedCost: {
      name: 'AmortizedCost',
      type: 'double',
      isNullable: true,
      meaning: 'Amortized cost: commitments are spread over the usage they cover',
      note: "in the bill's currency; null if the export lacks a column for one of the lines",
    },
    lineCount: { name: 'LineCount', type: 'bigint', meaning: "Number of the bill's lines" },
  },
  partitionKeys: [
    {
      name: 'usage_date',
      part: 'date',
      meaning: 'The same day; filter by it, so that less is read',
    },
  ],
  prefix: 'resource-costs/',
  objectName: 'resource-costs.snappy.parquet',
  order: 'AmortizedCost, UnblendedCost where it is null, highest first; the others last',
  layoutVersion: 1,
  rowsPerGroup: 100_000,
  firstProjectedDay: '2024-01-01',
} as const satisfies ParquetTable;
