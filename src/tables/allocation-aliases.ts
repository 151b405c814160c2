/** The other spellings of tag values in a published set of allocation rules. */
import { setPartition } from './set-partition.ts';
import type { TextPartitionedTable } from './table.ts';

export const allocationAliasesTable = {
  format: 'parquet',
  name: 'allocation_aliases',
  description: 'Aliases of tag values of each published set of allocation rules',
  grain: 'One row for each tag, value and range of days.',
  writtenBy: 'The daily digest and backfill, from the set that FinOps edits.',
  columns: {
    tag: {
      name: 'tag',
      type: 'string',
      meaning: 'Name of the tag in the rules',
    },
    value: {
      name: 'value',
      type: 'string',
      meaning: 'Value of the bill, transformed as the rules say',
    },
    becomes: {
      name: 'becomes',
      type: 'string',
      meaning: 'Value that rules see instead',
    },
    validFrom: {
      name: 'valid_from',
      type: 'date',
      meaning: 'First day',
      note: 'UTC billing date; 0001-01-01 where the start is open',
    },
    validTo: {
      name: 'valid_to',
      type: 'date',
      meaning: 'Last day',
      note: 'UTC billing date, included; 9999-12-31 where the end is open',
    },
  },
  partitionKeys: [setPartition],
  prefix: 'allocation/lookups/aliases/',
  objectName: 'aliases.snappy.parquet',
  order: 'as in `aliases.csv`',
  layoutVersion: 1,
  rowsPerGroup: 100_000,
} as const satisfies TextPartitionedTable;
