/** The digest's query of the archive about the daily costs of OUs. */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import type { QueryTables } from '../ports/platform.ts';
import type { ResultSchema } from '../ports/query-engine.ts';
import { archivedDays } from './archived-days.ts';
import { statement } from './statement.ts';

export const forecastInputSchema = {
  ou: 'string',
  billing_date: 'date',
  daily_cost: 'double',
} as const satisfies ResultSchema;

/** Archived cost of each OU on each of the days [from, to]. */
export function forecastInputStatement(
  tables: Pick<QueryTables, 'archive'>,
  from: BillingDay,
  to: BillingDay,
) {
  return statement('forecast_input', forecastInputSchema, archivedDays(tables, from, to));
}
