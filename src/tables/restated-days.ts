/** The earlier days whose cost AWS had changed when a report day was digested, as its mail names them. */
import type { ParquetTable } from './table.ts';

const cost = "of the metric that `ou_breakdown` has, in the bill's currency";

export const restatedDaysTable = {
  format: 'parquet',
  name: 'restated_days',
  description: 'Earlier days that AWS restated, as each report day found them',
  grain:
    'One row for each report day and earlier day whose cost had changed by half a cent or more.',
  writtenBy:
    'The daily digest. A report day has no object if no earlier day changed, and days that only a backfill replaced have no rows.',
  columns: {
    billingDate: {
      name: 'BillingDate',
      type: 'date',
      meaning: 'The day that changed',
      note: 'UTC',
    },
    costBefore: {
      name: 'CostBefore',
      type: 'double',
      meaning:
        'Cost of the day in the last mail about the whole organization; before the first mail, in the archive',
      note: cost,
    },
    costAfter: { name: 'CostAfter', type: 'double', meaning: 'Cost of the day since', note: cost },
  },
  partitionKeys: [
    { name: 'report_date', part: 'date', meaning: 'The report day whose run found the change' },
  ],
  prefix: 'restated-days/',
  objectName: 'restated-days.snappy.parquet',
  order: 'BillingDate',
  layoutVersion: 1,
  rowsPerGroup: 100_000,
  firstProjectedDay: '2025-01-01',
} as const satisfies ParquetTable;
