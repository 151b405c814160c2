/** The digest's queries of the archive about changes: of services, of their one-off charges, and of OUs. */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import type { CostMetric } from '../domain/costs/cost-metric.ts';
import { oneOffChargeTypes } from '../domain/costs/one-off-charges.ts';
import type { QueryTables } from '../ports/platform.ts';
import type { ResultSchema, Statement } from '../ports/query-engine.ts';
import { sqlDate, sqlIdentifier, sqlInteger, sqlTextList, sqlTextRows } from '../sql/bind.ts';
import { allocatedCostColumn } from './allocation-check-statement.ts';
import { archivedOn } from './archived-days.ts';
import { statement } from './statement.ts';

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

/**
 * For each OU, the `limit` largest changes of a service in an account from the reference days' mean that
 * happened since the latest reference day.
 */
export function moversStatement(
  tables: QueryTables,
  input: MoversInput,
): Statement<typeof moversSchema> {
  return statement('movers', moversSchema, {
    ...archivedOn(tables, daysOf(input)),
    ...comparison(input),
  });
}

export const oneOffChangesSchema = {
  ou: 'string',
  service: 'string',
  linked_account: 'string',
  daily_cost: 'double',
  reference_cost: 'double',
  latest_cost: 'double',
  one_off_cost: 'double',
  one_off_reference: 'double',
  one_off_latest: 'double',
} as const satisfies ResultSchema;

/** The same for credits, refunds and other one-off charges; no rows unless all days have an allocation. */
export function oneOffChangesStatement(
  tables: QueryTables,
  { costMetric, ...input }: MoversInput & { readonly costMetric: CostMetric },
): Statement<typeof oneOffChangesSchema> {
  const days = [...daysOf(input)].sort();
  const [from = input.reportDay] = days;
  return statement('one_off_changes', oneOffChangesSchema, {
    day_keys: archivedOn(tables, days).day_keys,
    allocation: tables.allocation(from, input.reportDay),
    cost_column: sqlIdentifier(allocatedCostColumn[costMetric].name),
    one_off_types: sqlTextList(oneOffChargeTypes),
    ...comparison(input),
  });
}

export const accountMovesSchema = {
  linked_account: 'string',
  from_ou: 'string',
  to_ou: 'string',
  last_date_before: 'string',
  daily_cost: 'double',
} as const satisfies ResultSchema;

/** Accounts that are in another OU on the report day than on one of the days before, the latest such day. */
export function accountMovesStatement(
  tables: QueryTables,
  {
    reportDay,
    daysBefore,
  }: { readonly reportDay: BillingDay; readonly daysBefore: readonly BillingDay[] },
): Statement<typeof accountMovesSchema> {
  return statement('account_moves', accountMovesSchema, {
    ...archivedOn(tables, [reportDay, ...daysBefore]),
    report_date: sqlDate(reportDay),
  });
}

function daysOf({ reportDay, referenceDays }: MoversInput): readonly BillingDay[] {
  return [reportDay, ...referenceDays];
}

function comparison({ reportDay, referenceDays, limit, knownServices }: MoversInput) {
  return {
    report_date: sqlDate(reportDay),
    latest_date: sqlDate([...referenceDays].sort().at(-1) ?? reportDay),
    reference_day_count: sqlInteger(referenceDays.length),
    row_limit: sqlInteger(limit),
    known_services: sqlTextRows([...knownServices], 2),
  };
}
