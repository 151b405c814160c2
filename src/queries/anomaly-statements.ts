/** What the look for anomalies asks: each service's history in the archive, and the bill for its reasons. */
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
import { dayKeys } from './archived-days.ts';
import { statement } from './statement.ts';

export const serviceSeriesSchema = {
  ou: 'string',
  service: 'string',
  billing_date: 'date',
  daily_cost: 'double',
} as const satisfies ResultSchema;

export interface SeriesInput {
  readonly days: readonly BillingDay[];
  /** Money: services that never reach it are left out. */
  readonly floor: number;
  /** Service code → the name it is shown under. */
  readonly knownServices: ReadonlyMap<string, string>;
}

/** Archived cost of each service in each OU on the days; services that stay below the floor not. */
export function serviceSeriesStatement(
  tables: QueryTables,
  { days, floor, knownServices }: SeriesInput,
): Statement<typeof serviceSeriesSchema> {
  return statement('service_series', serviceSeriesSchema, {
    archive: tables.archive,
    day_keys: dayKeys(days),
    floor_cents: sqlInteger(Math.floor(floor * 100)),
    known_services: sqlTextRows([...knownServices], 2),
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

export interface DriversInput {
  readonly reportDay: BillingDay;
  /** Days of the bill that the report day is compared with; at least one. */
  readonly referenceDays: readonly BillingDay[];
  /** Archived days that tell which OU each account is in. */
  readonly archivedDays: readonly BillingDay[];
  readonly ous: readonly string[];
  readonly services: readonly string[];
  /** Service code → the name it is shown under. */
  readonly knownServices: ReadonlyMap<string, string>;
  readonly costMetric: CostMetric;
  /** Only lines of this ISO 4217 currency; null for all. */
  readonly currency: string | null;
  /** Whether lines without a currency count as of that one, as they do in the archive. */
  readonly countsBlankCurrency: boolean;
  /** Increases, and as many decreases, of each OU and service. */
  readonly limit: number;
}

/** The accounts and usage types behind anomalies: one scan of the bill, whatever their number. */
export function anomalyDriversStatement(
  tables: QueryTables,
  question: DriversInput,
): Statement<typeof anomalyDriversSchema> {
  const { reportDay, referenceDays, costMetric } = question;
  const currency = question.currency ?? '';
  const days = [...referenceDays, reportDay];
  return statement('anomaly_drivers', anomalyDriversSchema, {
    archive: tables.archive,
    cost_lines: tables.costLines,
    cost_column: sqlIdentifier(costColumn(costMetric)),
    day_keys: dayKeys(question.archivedDays),
    billing_periods: sqlTextList([...new Set(days.map(periodOf))]),
    days: sqlTextList(days),
    report_date: sqlDate(reportDay),
    reference_day_count: sqlInteger(referenceDays.length),
    currency: sqlText(currency),
    blank_currency: sqlText(question.countsBlankCurrency ? currency : ''),
    ous: sqlTextList(question.ous),
    services: sqlTextList(question.services),
    row_limit: sqlInteger(question.limit),
    known_services: sqlTextRows([...question.knownServices], 2),
  });
}
