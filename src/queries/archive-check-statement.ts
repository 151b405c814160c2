/** The checks of the archive, each a file under `sql/checks/`. */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import type { QueryTables } from '../ports/platform.ts';
import type { ResultSchema } from '../ports/query-engine.ts';
import { archivedDays } from './archived-days.ts';
import { statement } from './statement.ts';

export const checkSchema = {
  billing_date: 'string',
  finding: 'string',
} as const satisfies ResultSchema;

/** Each check returns one row per problem. */
export const archiveChecks = [
  'archive_rows_are_unique',
  'archive_days_are_in_their_partition',
  'archive_values_are_complete',
] as const;

export type ArchiveCheck = (typeof archiveChecks)[number];

/** One check over the archived days [from, to]. */
export function archiveCheckStatement(
  tables: QueryTables,
  check: ArchiveCheck,
  from: BillingDay,
  to: BillingDay,
) {
  return statement(`checks/${check}`, checkSchema, archivedDays(tables, from, to));
}
