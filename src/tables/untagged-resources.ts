/** The resources of a week whose cost lacks required tags, the costliest by name and all others as one sum. */
import type { ParquetTable } from './table.ts';

/** A name is in many rows. */
const encoding = 'RLE_DICTIONARY';

export const untaggedResourcesTable = {
  format: 'parquet',
  name: 'untagged_resources',
  description: 'Costliest resources of a week without the tags that the allocation rules require',
  grain:
    'One row for each resource, linked account, OU, service and target; the last row is all others.',
  writtenBy: 'The first daily digest after a week has ended, if the allocation rules require tags.',
  columns: {
    resourceId: {
      name: 'ResourceId',
      type: 'string',
      meaning: 'Id or ARN of the resource',
      note: "empty where the bill names none; 'others' for all resources that are not listed",
    },
    linkedAccount: {
      name: 'LinkedAccount',
      type: 'string',
      encoding,
      meaning: 'Linked account',
      note: 'twelve digits, as text: leading zeros count; empty for the others',
    },
    ou: {
      name: 'OU',
      type: 'string',
      encoding,
      meaning: 'Organizational unit of the account, as in `ou_breakdown`',
      note: 'empty for the others',
    },
    service: {
      name: 'Service',
      type: 'string',
      encoding,
      meaning: 'AWS service, as in `ou_breakdown`',
      note: 'empty for the others',
    },
    target: {
      name: 'Target',
      type: 'string',
      encoding,
      meaning: 'Who the cost belongs to, as in `cost_allocation`',
      note: 'empty for the others',
    },
    missingTags: {
      name: 'MissingTags',
      type: 'string',
      encoding,
      meaning: 'Required tags without an allowed value on some line',
      note: "separated by ', '; empty for the others",
    },
    unblendedCost: {
      name: 'UnblendedCost',
      type: 'double',
      meaning: 'Unblended cost of the lines that lack a required tag, in the week',
      note: "in the bill's currency; all rows sum to the untagged cost of the week",
    },
    resourceCount: { name: 'ResourceCount', type: 'bigint', meaning: 'Number of resources' },
    lineCount: { name: 'LineCount', type: 'bigint', meaning: "Number of the bill's lines" },
  },
  partitionKeys: [
    { name: 'week_end', part: 'date', meaning: 'The Sunday on which the week ended, UTC' },
  ],
  prefix: 'untagged-resources/',
  objectName: 'untagged-resources.snappy.parquet',
  order: 'UnblendedCost, highest first; the others last',
  layoutVersion: 1,
  rowsPerGroup: 100_000,
  firstProjectedDay: '2024-01-01',
} as const satisfies ParquetTable;
