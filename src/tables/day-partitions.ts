/** How the archive's tables are partitioned: year, month and day of the billing date, as integers. */
import type { PartitionKey } from './table.ts';

export const dayPartitions = [
  { name: 'year', part: 'year', meaning: 'Year of the billing date' },
  { name: 'month', part: 'month', meaning: 'Month of the billing date, 1 to 12' },
  { name: 'day', part: 'day', meaning: 'Day of the month of the billing date' },
] as const satisfies readonly PartitionKey[];
