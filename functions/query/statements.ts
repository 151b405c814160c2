/**
 * The statements the digest runs: each `.sql` file with the columns it returns and the values it
 * takes. The same text goes to Athena and to DuckDB.
 */
import { type BillingDay, partsOf, periodOf } from '../domain/billing-day.ts';
import { type CostMetric, costColumn } from '../domain/cost-metric.ts';
import type { OpenWindow } from '../domain/open-window.ts';
import type { QueryTables, ResultSchema, Statement } from '../platform/ports.ts';
import {
  bindSql,
  type SqlFragment,
  sqlDate,
  sqlIdentifier,
  sqlInteger,
  sqlIntegerList,
  sqlText,
  sqlTextList,
} from './bind.ts';
import { readSql } from './sql-files.ts';

/** AWS Organizations nests OUs five deep below the root: a deeper cut keeps the whole path. */
const wholePathDepth = 5;

export const breakdownSchema = {
  billing_date: 'date',
  ou: 'string',
  service: 'string',
  linked_account: 'string',
  daily_cost: 'double',
  account_name: 'string',
  is_unassigned: 'integer',
  absolute_cost: 'double',
  uninvoiced_cost: 'double',
  line_count: 'integer',
  latest_usage_hour: 'string',
  source_cost: 'double',
  source_rows: 'integer',
  first_currency: 'string',
  last_currency: 'string',
} as const satisfies ResultSchema;

export interface BreakdownQuestion {
  readonly window: OpenWindow;
  readonly costMetric: CostMetric;
  /** Only lines of this ISO 4217 currency; null for all. */
  readonly currency: string | null;
  /** OU levels below the root to keep; null for the leaf OU. */
  readonly ouDepth: number | null;
}

/** One scan of the bill: every row of every day of the window. */
export function breakdownStatement(
  tables: QueryTables,
  { window, costMetric, currency, ouDepth }: BreakdownQuestion,
): Statement<typeof breakdownSchema> {
  return statement('ou_breakdown', breakdownSchema, {
    cost_lines: tables.costLines,
    accounts: tables.accounts,
    cost_column: sqlIdentifier(costColumn(costMetric)),
    billing_periods: sqlTextList(window.periods),
    from_date: sqlDate(window.from),
    to_date: sqlDate(window.to),
    currency: sqlText(currency ?? ''),
    ou_depth: sqlInteger(ouDepth ?? wholePathDepth),
  });
}

export const monthToDateSchema = {
  ou: 'string',
  month_to_date_cost: 'double',
} as const satisfies ResultSchema;

/** Archived cost of each OU over the days [from, to]. */
export function monthToDateStatement(tables: QueryTables, from: BillingDay, to: BillingDay) {
  return statement('month_to_date', monthToDateSchema, archivedDays(tables, from, to));
}

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

/** Each OU's `limit` largest changes of a service in an account, against the reference days' mean. */
export function moversStatement(
  tables: QueryTables,
  reportDay: BillingDay,
  referenceDays: readonly BillingDay[],
  limit: number,
): Statement<typeof moversSchema> {
  const keys = [reportDay, ...referenceDays].map(dayKey);
  return statement('movers', moversSchema, {
    archive: tables.archive,
    day_keys: sqlIntegerList(keys),
    report_date: sqlDate(reportDay),
    reference_day_count: sqlInteger(referenceDays.length),
    row_limit: sqlInteger(limit),
  });
}

export const serviceSeriesSchema = {
  ou: 'string',
  service: 'string',
  billing_date: 'date',
  daily_cost: 'double',
} as const satisfies ResultSchema;

/** Archived cost of each service in each OU on the days; services that stay below the floor not. */
export function serviceSeriesStatement(
  tables: QueryTables,
  days: readonly BillingDay[],
  floor: number,
): Statement<typeof serviceSeriesSchema> {
  return statement('service_series', serviceSeriesSchema, {
    archive: tables.archive,
    day_keys: sqlIntegerList(days.map(dayKey)),
    floor_cents: sqlInteger(Math.floor(floor * 100)),
  });
}

export const anomalyDriversSchema = {
  ou: 'string',
  service: 'string',
  linked_account: 'string',
  usage_type: 'string',
  daily_cost: 'double',
  reference_cost: 'double',
  change_cost: 'double',
  committed_cost: 'double',
  service_covered_cost: 'double',
  service_covered_usual: 'double',
  all_covered_cost: 'double',
  all_covered_usual: 'double',
} as const satisfies ResultSchema;

export interface DriversQuestion {
  readonly reportDay: BillingDay;
  /** Days of the bill that the report day is compared with; at least one. */
  readonly referenceDays: readonly BillingDay[];
  /** Archived days that tell which OU each account is in. */
  readonly archivedDays: readonly BillingDay[];
  readonly ous: readonly string[];
  readonly services: readonly string[];
  readonly costMetric: CostMetric;
  /** Only lines of this ISO 4217 currency; null for all. */
  readonly currency: string | null;
  /** Increases, and as many decreases, of each OU and service. */
  readonly limit: number;
}

/** The accounts and usage types behind anomalies: one scan of the bill, whatever their number. */
export function anomalyDriversStatement(
  tables: QueryTables,
  question: DriversQuestion,
): Statement<typeof anomalyDriversSchema> {
  const { reportDay, referenceDays, costMetric, currency } = question;
  const days = [...referenceDays, reportDay];
  return statement('anomaly_drivers', anomalyDriversSchema, {
    archive: tables.archive,
    cost_lines: tables.costLines,
    cost_column: sqlIdentifier(costColumn(costMetric)),
    day_keys: sqlIntegerList(question.archivedDays.map(dayKey)),
    billing_periods: sqlTextList([...new Set(days.map(periodOf))]),
    days: sqlTextList(days),
    report_date: sqlDate(reportDay),
    reference_day_count: sqlInteger(referenceDays.length),
    currency: sqlText(currency ?? ''),
    ous: sqlTextList(question.ous),
    services: sqlTextList(question.services),
    row_limit: sqlInteger(question.limit),
  });
}

export const checkSchema = {
  billing_date: 'string',
  finding: 'string',
} as const satisfies ResultSchema;

/** The archive's checks under `sql/checks/`; each returns a row for every fault it finds. */
export const archiveChecks = [
  'archive_rows_are_unique',
  'archive_days_are_in_their_partition',
  'archive_values_are_whole',
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

function archivedDays(tables: QueryTables, from: BillingDay, to: BillingDay) {
  return {
    archive: tables.archive,
    from_key: sqlInteger(dayKey(from)),
    to_key: sqlInteger(dayKey(to)),
  };
}

/** 20261120 for 2026-11-20: compares like the day, and uses partition columns only. */
function dayKey(billingDay: BillingDay): number {
  const { year, month, day } = partsOf(billingDay);
  return year * 10_000 + month * 100 + day;
}

function statement<S extends ResultSchema>(
  name: string,
  schema: S,
  values: Readonly<Record<string, SqlFragment>>,
): Statement<S> {
  return { name, schema, sql: bindSql(readSql(name), values) };
}
