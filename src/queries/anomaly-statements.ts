/** The queries of the anomaly search: each service's history in the archive, and causes in the bill. */
import { type BillingDay, periodOf } from '../domain/calendar/billing-day.ts';
import { type CostMetric, costColumn } from '../domain/costs/cost-metric.ts';
import type { QueryTables } from '../ports/platform.ts';
import type { ResultSchema, Statement } from '../ports/query-engine.ts';
import {
  sqlDate,
  sqlIdentifier,
  sqlInteger,
  sqlText,
  sqlTextList,
  sqlTextRows,
} from '../sql/bind.ts';
import { archivedOn } from './archived-days.ts';
import { statement } from './statement.ts';

/** The archive, and the lines in which causes are found: those of the bill, or `allocatedLines`. */
export type SearchedTables = Pick<QueryTables, 'archive' | 'costLines'>;

export const serviceSeriesSchema = {
  ou: 'string',
  service: 'string',
  billing_date: 'date',
  daily_cost: 'double',
} as const satisfies ResultSchema;

export interface SeriesInput {
  readonly days: readonly BillingDay[];
  /** Amount of money: the result omits services that never reach it. */
  readonly floor: number;
  /** Service code → display name. */
  readonly knownServices: ReadonlyMap<string, string>;
}

/** Archived cost of each service in each OU on the days, without services below the floor. */
export function serviceSeriesStatement(
  tables: Pick<QueryTables, 'archive'>,
  { days, floor, knownServices }: SeriesInput,
): Statement<typeof serviceSeriesSchema> {
  return statement('service_series', serviceSeriesSchema, {
    ...archivedOn(tables, days),
    floor_cents: sqlInteger(Math.floor(floor * 100)),
    known_services: sqlTextRows([...knownServices], 2),
  });
}

export const anomalyDriversSchema = {
  ou: 'string',
  service: 'string',
  linked_account: 'string',
  usage_type: 'string',
  region: 'string',
  daily_cost: 'double',
  reference_cost: 'double',
  change_cost: 'double',
  committed_cost: 'double',
  service_covered_cost: 'double',
  service_covered_usual: 'double',
  all_covered_cost: 'double',
  all_covered_usual: 'double',
} as const satisfies ResultSchema;

export interface DriversInput {
  readonly reportDay: BillingDay;
  /** Days of the bill that the report day is compared with; at least one. */
  readonly referenceDays: readonly BillingDay[];
  /** Archived days from which each account's OU is taken. */
  readonly archivedDays: readonly BillingDay[];
  readonly ous: readonly string[];
  readonly services: readonly string[];
  /** Service code → display name. */
  readonly knownServices: ReadonlyMap<string, string>;
  readonly costMetric: CostMetric;
  /** Only lines of this ISO 4217 currency; null for all. */
  readonly currency: string | null;
  /** Whether lines without a currency count as lines of that one, as they do in the archive. */
  readonly countsBlankCurrency: boolean;
  /** Maximum number of increases, and of decreases, for each OU and service. */
  readonly limit: number;
}

/** The accounts and usage types that caused anomalies: one scan of the bill for all anomalies. */
export function anomalyDriversStatement(
  tables: SearchedTables,
  input: DriversInput,
): Statement<typeof anomalyDriversSchema> {
  const { reportDay, referenceDays, costMetric } = input;
  const currency = input.currency ?? '';
  const days = [...referenceDays, reportDay];
  return statement('anomaly_drivers', anomalyDriversSchema, {
    cost_lines: tables.costLines,
    cost_column: sqlIdentifier(costColumn(costMetric)),
    ...archivedOn(tables, input.archivedDays),
    billing_periods: sqlTextList([...new Set(days.map(periodOf))]),
    days: sqlTextList(days),
    report_date: sqlDate(reportDay),
    reference_day_count: sqlInteger(referenceDays.length),
    currency: sqlText(currency),
    blank_currency: sqlText(input.countsBlankCurrency ? currency : ''),
    ous: sqlTextList(input.ous),
    services: sqlTextList(input.services),
    row_limit: sqlInteger(input.limit),
    known_services: sqlTextRows([...input.knownServices], 2),
  });
}
