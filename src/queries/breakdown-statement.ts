/** The OU breakdown of the staged sums of the bill's lines. */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import type { OpenWindow } from '../domain/calendar/open-window.ts';
import { costColumn } from '../domain/costs/cost-metric.ts';
import type { QueryTables } from '../ports/platform.ts';
import type { ResultSchema, Statement } from '../ports/query-engine.ts';
import {
  type SqlFragment,
  sqlDate,
  sqlIdentifier,
  sqlText,
  sqlTextList,
  sqlTextRows,
} from '../sql/bind.ts';
import { accountUnits } from './account-units.ts';
import type { LineSumsInput } from './line-sums-statement.ts';
import { statement } from './statement.ts';

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
  service_code: 'string',
  latest_usage_hour: 'string',
  hours_present: 'integer',
  source_cost: 'double',
  source_rows: 'integer',
  period_lines: 'integer',
  period_absolute_cost: 'double',
  payers: 'string',
  first_currency: 'string',
  last_currency: 'string',
  unpriced_types: 'string',
  foreign_period: 'string',
  left_out: 'string',
} as const satisfies ResultSchema;

export interface BreakdownInput extends LineSumsInput {
  readonly window: OpenWindow;
  /** Only lines of this ISO 4217 currency; null for all. */
  readonly currency: string | null;
  /** OU levels below the root to keep; null for the leaf OU. */
  readonly ouDepth: number | null;
  /** Archived days of the window. */
  readonly archivedDays?: readonly BillingDay[] | undefined;
  /** Service code → the name that its lines had in earlier runs. */
  readonly knownServices?: ReadonlyMap<string, string> | undefined;
}

/** The tables that the breakdown reads. */
export interface BreakdownTables extends Pick<QueryTables, 'accounts'> {
  /** The rows of `lineSumsStatement` for the same window and metric. */
  readonly lineSums: SqlFragment;
}

/** All rows of all days of the window. */
export function breakdownStatement(
  tables: BreakdownTables,
  {
    window,
    costMetric,
    currency,
    ouDepth,
    archivedDays = [],
    knownServices = new Map(),
  }: BreakdownInput,
): Statement<typeof breakdownSchema> {
  return statement('ou_breakdown', breakdownSchema, {
    line_sums: tables.lineSums,
    account_units: accountUnits(tables, ouDepth),
    cost_column: sqlIdentifier(costColumn(costMetric)),
    from_date: sqlDate(window.from),
    to_date: sqlDate(window.to),
    currency: sqlText(currency ?? ''),
    archived_days: sqlTextList(archivedDays),
    known_services: sqlTextRows([...knownServices], 2),
  });
}
