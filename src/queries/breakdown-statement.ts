/** The OU breakdown: the only statement that reads the bill for the archive. */
import { maxOuDepth } from '../domain/budgets/ou-depth.ts';
import type { BillingDay, BillingPeriod } from '../domain/calendar/billing-day.ts';
import type { OpenWindow } from '../domain/calendar/open-window.ts';
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
import { statement } from './statement.ts';

/** As deep as OUs can be: a deeper cut keeps the whole path. */
export const wholePathDepth = maxOuDepth;

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

export interface BreakdownInput {
  readonly window: OpenWindow;
  readonly costMetric: CostMetric;
  /** Only lines of this ISO 4217 currency; null for all. */
  readonly currency: string | null;
  /** OU levels below the root to keep; null for the leaf OU. */
  readonly ouDepth: number | null;
  /** Billing periods to read in addition to the window's, see `BillFiles.alwaysReadPeriods`. */
  readonly alwaysReadPeriods?: readonly BillingPeriod[] | undefined;
  /** Archived days of the window. */
  readonly archivedDays?: readonly BillingDay[] | undefined;
  /** Service code → the name that its lines had in earlier runs. */
  readonly knownServices?: ReadonlyMap<string, string> | undefined;
}

/** Reads all rows of all days of the window with one scan of the bill. */
export function breakdownStatement(
  tables: QueryTables,
  input: BreakdownInput,
): Statement<typeof breakdownSchema> {
  const {
    window,
    costMetric,
    currency,
    ouDepth,
    alwaysReadPeriods = [],
    archivedDays = [],
  } = input;
  return statement('ou_breakdown', breakdownSchema, {
    cost_lines: tables.costLines,
    accounts: tables.accounts,
    cost_column: sqlIdentifier(costColumn(costMetric)),
    may_lack_cost: sqlInteger(costMetric === 'unblended' ? 0 : 1),
    billing_periods: sqlTextList([...new Set([...window.periods, ...alwaysReadPeriods])]),
    from_date: sqlDate(window.from),
    to_date: sqlDate(window.to),
    currency: sqlText(currency ?? ''),
    ou_depth: sqlInteger(ouDepth ?? wholePathDepth),
    archived_days: sqlTextList(archivedDays),
    known_services: sqlTextRows([...(input.knownServices ?? [])], 2),
  });
}
