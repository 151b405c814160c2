/** The OU breakdown: the one statement that reads the bill for the archive. */
import { type CostMetric, costColumn } from '../domain/cost-metric.ts';
import type { OpenWindow } from '../domain/open-window.ts';
import type { QueryTables, ResultSchema, Statement } from '../platform/ports.ts';
import { sqlDate, sqlIdentifier, sqlInteger, sqlText, sqlTextList } from './bind.ts';
import { statement } from './statement.ts';

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
