/** The statement that counts the archive as its readers see it, day by day. */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import type { QueryTables } from '../ports/platform.ts';
import type { ResultSchema, Statement } from '../ports/query-engine.ts';
import { archivedDays } from './archived-days.ts';
import { statement } from './statement.ts';

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
  return statement('archive_days', archiveDaysSchema, archivedDays(tables, from, to));
}
