/** The account directory: who was in which OU, one snapshot for each day. */
import type { ParquetTable } from './table.ts';

export const accountsTable = {
  format: 'parquet',
  name: 'accounts',
  description: 'Which OU each account was in, by day',
  grain:
    'One row for each account of a snapshot. A day uses the newest snapshot of its date or before, else the earliest.',
  writtenBy: 'The account directory, from AWS Organizations or a CSV.',
  columns: {
    accountId: {
      name: 'account_id',
      type: 'string',
      meaning: 'Linked account',
      note: 'twelve digits, as text: leading zeros count',
    },
    accountName: {
      name: 'account_name',
      type: 'string',
      meaning: 'Name of the account',
    },
    ouId: {
      name: 'ou_id',
      type: 'string',
      meaning: 'Id of the OU the account is in',
      note: 'empty where the source does not have it',
    },
    ouName: {
      name: 'ou_name',
      type: 'string',
      meaning: 'Name of that OU',
      note: 'empty where the source does not have it',
    },
    ouPath: {
      name: 'ou_path',
      type: 'string',
      meaning: 'That OU as a path from the root',
      note: "such as 'Root/Workloads/Prod'",
    },
    status: {
      name: 'status',
      type: 'string',
      meaning: 'Status of the account in AWS Organizations',
      note: "such as 'ACTIVE' or 'SUSPENDED'",
    },
  },
  partitionKeys: [{ name: 'snapshot_date', part: 'date', meaning: 'Day of the snapshot' }],
  prefix: 'accounts/',
  objectName: 'accounts.snappy.parquet',
  order: 'account_id',
  layoutVersion: 1,
  rowsPerGroup: [1000, 100_000],
} as const satisfies ParquetTable;
