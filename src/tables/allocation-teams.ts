/** The teams of a published set of allocation rules, with the days on which they exist. */
import { setPartition } from './set-partition.ts';
import type { TextPartitionedTable } from './table.ts';

export const allocationTeamsTable = {
  format: 'parquet',
  name: 'allocation_teams',
  description: 'Teams of each published set of allocation rules',
  grain: 'One row for each team and range of days in which it exists.',
  writtenBy: 'The daily digest and backfill, from the set that FinOps edits.',
  columns: {
    team: {
      name: 'team',
      type: 'string',
      meaning: 'Name of the team',
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
  prefix: 'allocation/lookups/teams/',
  objectName: 'teams.snappy.parquet',
  order: 'as in `teams.csv`',
  layoutVersion: 1,
  rowsPerGroup: 100_000,
} as const satisfies TextPartitionedTable;
