/** The statement that counts the archive as its readers see it, day by day. */
import { type BillingDay, partsOf } from '../domain/billing-day.ts';
import type { QueryTables, ResultSchema, Statement } from '../platform/ports.ts';
import { bindSql, sqlInteger } from './bind.ts';
import { readSql } from './sql-files.ts';

export const archiveDaysSchema = {
  year: 'integer',
  month: 'integer',
  day: 'integer',
  row_count: 'integer',
  foreign_rows: 'integer',
  daily_cost: 'double',
} as const satisfies ResultSchema;

/** The days [from, to] that have rows. One object that cannot be read fails the statement. */
export function archiveDaysStatement(
  tables: Pick<QueryTables, 'archive'>,
  from: BillingDay,
  to: BillingDay,
): Statement<typeof archiveDaysSchema> {
  const sql = bindSql(readSql('archive_days'), {
    archive: tables.archive,
    from_key: sqlInteger(dayKey(from)),
    to_key: sqlInteger(dayKey(to)),
  });
  return { name: 'archive_days', schema: archiveDaysSchema, sql };
}

/** 20261120 for 2026-11-20: compares like the day, and uses partition columns only. */
function dayKey(billingDay: BillingDay): number {
  const { year, month, day } = partsOf(billingDay);
  return year * 10_000 + month * 100 + day;
}
