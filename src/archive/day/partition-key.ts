/** Where a day lives in the archive: one prefix, one object, named as Athena's partitions are. */
import { type BillingDay, partsOf } from '../../domain/calendar/billing-day.ts';

/**
 * 'ou-breakdowns/year=2026/month=11/day=20/' for 2026-11-20. Integers are not padded, since that is
 * how Hive, Athena's UNLOAD and MSCK REPAIR TABLE name partitions of integer columns.
 */
export function partitionPrefix(billingDay: BillingDay): string {
  const { year, month, day } = partsOf(billingDay);
  return `ou-breakdowns/year=${year}/month=${month}/day=${day}/`;
}

/** The key of the day's one object. */
export function objectKey(billingDay: BillingDay): string {
  return `${partitionPrefix(billingDay)}ou-breakdown.snappy.parquet`;
}
