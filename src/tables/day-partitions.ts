/** How the archive's tables are partitioned: year, month and day of the billing date, as integers. */
import { type BillingDay, partsOf } from '../domain/calendar/billing-day.ts';
import type { PartitionKey } from './table.ts';

export const dayPartitions = [
  { name: 'year', part: 'year', meaning: 'Year of the billing date' },
  { name: 'month', part: 'month', meaning: 'Month of the billing date, 1 to 12' },
  { name: 'day', part: 'day', meaning: 'Day of the month of the billing date' },
] as const satisfies readonly PartitionKey[];

/** 20261120 for 2026-11-20: compares like the day, and is computed from the partition keys alone. */
export function dayKey(billingDay: BillingDay): number {
  const { year, month, day } = partsOf(billingDay);
  return year * 10_000 + month * 100 + day;
}

const [year, month, day] = dayPartitions;

/** The same in SQL, of a row's partition. */
export const dayKeySql = `${year.name} * 10000 + ${month.name} * 100 + ${day.name}`;
