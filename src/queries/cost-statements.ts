/** The digest's queries of the archive about OUs: their daily costs, and their largest changes. */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import type { QueryTables } from '../ports/platform.ts';
import type { ResultSchema, Statement } from '../ports/query-engine.ts';
import { sqlDate, sqlInteger, sqlTextRows } from '../sql/bind.ts';
import { archivedDays, archivedOn } from './archived-days.ts';
import { statement } from './statement.ts';

export const forecastInputSchema = {
  ou: 'string',
  billing_date: 'date',
  daily_cost: 'double',
} as const satisfies ResultSchema;

/** Archived cost of each OU on each of the days [from, to]. */
export function forecastInputStatement(tables: QueryTables, from: BillingDay, to: BillingDay) {
  return statement('forecast_input', forecastInputSchema, archivedDays(tables, from, to));
}

export const moversSchema = {
  ou: 'string',
  service: 'string',
  linked_account: 'string',
  daily_cost: 'double',
  reference_cost: 'double',
  change_cost: 'double',
} as const satisfies ResultSchema;

export interface MoversInput {
  readonly reportDay: BillingDay;
  readonly referenceDays: readonly BillingDay[];
  /** Service code → display name. */
  readonly knownServices: ReadonlyMap<string, string>;
  /** Maximum number of rows for each OU. */
  readonly limit: number;
}

/** For each OU, the `limit` largest changes of a service in an account from the reference days' mean. */
export function moversStatement(
  tables: QueryTables,
  { reportDay, referenceDays, knownServices, limit }: MoversInput,
): Statement<typeof moversSchema> {
  return statement('movers', moversSchema, {
    ...archivedOn(tables, [reportDay, ...referenceDays]),
    report_date: sqlDate(reportDay),
    reference_day_count: sqlInteger(referenceDays.length),
    row_limit: sqlInteger(limit),
    known_services: sqlTextRows([...knownServices], 2),
  });
}
