/** The checks of the archive: one statement over all of them, because each statement is a scan. */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import type { QueryTables } from '../ports/platform.ts';
import type { ResultSchema } from '../ports/query-engine.ts';
import { archivedDays } from './archived-days.ts';
import { statement } from './statement.ts';

export const checkSchema = {
  check_name: 'string',
  billing_date: 'string',
  finding: 'string',
} as const satisfies ResultSchema;

/** The names of the checks in the statement's rows, in the order in which they are reported. */
export const archiveChecks = [
  'archive_rows_are_unique',
  'archive_days_are_in_their_partition',
  'archive_values_are_complete',
] as const;

/** All checks over the archived days [from, to]. Returns one row per problem. */
export function archiveCheckStatement(tables: QueryTables, from: BillingDay, to: BillingDay) {
  return statement('checks/archive_days_are_correct', checkSchema, archivedDays(tables, from, to));
}
