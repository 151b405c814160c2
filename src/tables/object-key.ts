/** Where a table's objects are: one prefix for each partition, named as Hive and Athena name them. */
import { type BillingDay, isBillingDay, partsOf } from '../domain/calendar/billing-day.ts';
import type { CsvTable, ParquetTable, PartitionKey, TextPartitionedTable } from './table.ts';

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

/** The day of a key below partitions of year, month and day; undefined for any other key. */
export function dayOfKey(key: string): BillingDay | undefined {
  const [, year = '', month = '', day = ''] =
    /\/year=([0-9]{4})\/month=([0-9]{1,2})\/day=([0-9]{1,2})\//.exec(key) ?? [];
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isBillingDay(text) ? text : undefined;
}

/**
 * 'allocation/lookups/rules/set_hash=0f2c…/' for that hash. Throws a TypeError for a text that is not a
 * plain word: a slash would be another location.
 */
export function textPartitionPrefix(table: TextPartitionedTable, value: string): string {
  if (!/^[A-Za-z0-9_-]{1,128}$/.test(value)) {
    throw new TypeError(`'${value}' is not a partition's name (letters, digits, _ and - only)`);
  }
  const [key] = table.partitionKeys;
  return `${table.prefix}${key.name}=${value}/`;
}

/** The key of the one object of the text's partition. */
export function textObjectKey(table: TextPartitionedTable, value: string): string {
  return `${textPartitionPrefix(table, value)}${table.objectName}`;
}

/** The key of the one file of a table that people edit. */
export function fileKey({ prefix, objectName }: CsvTable): string {
  return `${prefix}${objectName}`;
}
