/** Who owns accounts and OUs in a published set of allocation rules. */
import { setPartition } from './set-partition.ts';
import type { TextPartitionedTable } from './table.ts';

export const allocationOwnersTable = {
  format: 'parquet',
  name: 'allocation_owners',
  description: 'Owners of accounts and OUs of each published set of allocation rules',
  grain: 'One row for each account or OU and range of days.',
  writtenBy: 'The daily digest and backfill, from the set that FinOps edits.',
  columns: {
    owned: {
      name: 'owned',
      type: 'string',
      meaning: 'What is owned',
      note: '`account` or `ou`',
    },
    ownedValue: {
      name: 'owned_value',
      type: 'string',
      meaning: 'Account id, or path of the OU',
    },
    team: {
      name: 'team',
      type: 'string',
      meaning: 'Team that owns it',
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
  prefix: 'allocation/lookups/owners/',
  objectName: 'owners.snappy.parquet',
  order: 'as in `owners.csv`',
  layoutVersion: 1,
  rowsPerGroup: 100_000,
} as const satisfies TextPartitionedTable;
