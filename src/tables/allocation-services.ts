/** What finds the application of a line, in a published set of allocation rules. */
import { setPartition } from './set-partition.ts';
import type { TextPartitionedTable } from './table.ts';

export const allocationServicesTable = {
  format: 'parquet',
  name: 'allocation_services',
  description: 'Applications of each published set of allocation rules, with what finds them',
  grain: 'One row for each value of a tag or start of a resource id.',
  writtenBy: 'The daily digest and backfill, from the set that FinOps edits.',
  columns: {
    matchColumn: {
      name: 'match_column',
      type: 'string',
      meaning: 'What is compared',
      note: '`resource`, or `tag.` and the name of a tag',
    },
    matchValue: {
      name: 'match_value',
      type: 'string',
      meaning: 'Value of the tag, or start of the resource id',
    },
    application: {
      name: 'application',
      type: 'string',
      meaning: 'Name of the application',
    },
    team: {
      name: 'team',
      type: 'string',
      meaning: 'Team of the application',
    },
  },
  partitionKeys: [setPartition],
  prefix: 'allocation/lookups/services/',
  objectName: 'services.snappy.parquet',
  order: 'as in `services.csv`',
  layoutVersion: 1,
  rowsPerGroup: 100_000,
} as const satisfies TextPartitionedTable;
