/** The archive: what each day cost by OU, service and linked account. Mails and dashboard are made of it. */
import { dayPartitions } from './day-partitions.ts';
import type { ParquetTable } from './table.ts';

/**
 * A name is in many rows. The writer's own sample (every fiftieth of 50,000 rows) finds a thousand
 * different accounts and stores each row's name in full: larger files, and one small buffer a row.
 */
const encoding = 'RLE_DICTIONARY';

export const ouBreakdownTable = {
  format: 'parquet',
  name: 'ou_breakdown',
  description: 'Cost by day, OU, service and linked account',
  grain: 'One row for each day, OU, service and linked account.',
  writtenBy: 'The daily digest and backfill, from the bill.',
  columns: {
    billingDate: {
      name: 'BillingDate',
      type: 'date',
      meaning: 'Day of usage',
      note: 'UTC',
    },
    ou: {
      name: 'OU',
      type: 'string',
      encoding,
      meaning: 'Organizational unit the account was in on that day, as a path from the root',
      note: "levels are separated by '/'; 'Unassigned' where the account directory does not know the account",
    },
    service: {
      name: 'Service',
      type: 'string',
      encoding,
      meaning: 'AWS service, as the bill names it',
    },
    linkedAccount: {
      name: 'LinkedAccount',
      type: 'string',
      encoding,
      meaning: 'Linked account',
      note: 'twelve digits, as text: leading zeros count',
    },
    dailyCost: {
      name: 'DailyCost',
      type: 'double',
      meaning: 'Archived cost, by the cost metric of the digest',
      note: "in the bill's currency, negative for credits; the object's metadata name metric and currency",
    },
  },
  partitionKeys: dayPartitions,
  prefix: 'ou-breakdowns/',
  objectName: 'ou-breakdown.snappy.parquet',
  order: 'OU, LinkedAccount, Service; by Unicode code point',
  layoutVersion: 2,
  // Enough for good statistics, few enough to be written in little memory.
  rowsPerGroup: 100_000,
} as const satisfies ParquetTable;
