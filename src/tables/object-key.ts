/** Where a table's objects are: one prefix for each partition, named as Hive and Athena name them. */
import { type BillingDay, partsOf } from '../domain/calendar/billing-day.ts';
import type { CsvTable, ParquetTable, PartitionKey } from './table.ts';

/** The value of a partition key: an integer, or for `date` the day as text. */
export function partitionValue({ part }: PartitionKey, day: BillingDay): number | BillingDay {
  return part === 'date' ? day : partsOf(day)[part];
}

/**
 * 'ou-breakdowns/year=2026/month=3/day=9/' for 2026-03-09. Integers are not padded, because Hive,
 * Athena's UNLOAD and MSCK REPAIR TABLE name partitions of integer columns so.
 */
export function partitionPrefix({ prefix, partitionKeys }: ParquetTable, day: BillingDay): string {
  const folders = partitionKeys.map((key) => `${key.name}=${partitionValue(key, day)}/`);
  return `${prefix}${folders.join('')}`;
}

/** The key of the one object of the day's partition. */
export function objectKey(table: ParquetTable, day: BillingDay): string {
  return `${partitionPrefix(table, day)}${table.objectName}`;
}

/** The key of the one file of a table that people edit. */
export function fileKey({ prefix, objectName }: CsvTable): string {
  return `${prefix}${objectName}`;
}
