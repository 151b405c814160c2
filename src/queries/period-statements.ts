/**
 * The statements of the period summaries and of the executives' page: the cost of a period and of the
 * period before it, and of months. Athena and DuckDB run the same text.
 */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import type { CostMetric } from '../domain/costs/cost-metric.ts';
import { oneOffChargeTypes } from '../domain/costs/one-off-charges.ts';
import type { QueryTables } from '../ports/platform.ts';
import type { ResultSchema, Statement } from '../ports/query-engine.ts';
import { sqlIdentifier, sqlInteger, sqlTextList } from '../sql/bind.ts';
import { allocatedCostColumn } from './allocation-check-statement.ts';
import { archivedDays, dayKey } from './archived-days.ts';
import { statement } from './statement.ts';

export const periodCostsSchema = {
  ou: 'string',
  service: 'string',
  linked_account: 'string',
  period_cost: 'double',
  before_cost: 'double',
} as const satisfies ResultSchema;

/** The first and last day of a period, and the first day of the period before it. */
export interface PeriodDays {
  readonly beforeFrom: BillingDay;
  readonly from: BillingDay;
  readonly to: BillingDay;
}

/** Archived cost of each OU × service × account over [from, to] and over [beforeFrom, from). */
export function periodCostsStatement(
  tables: Pick<QueryTables, 'archive'>,
  { beforeFrom, from, to }: PeriodDays,
): Statement<typeof periodCostsSchema> {
  return statement('period_costs', periodCostsSchema, {
    ...archivedDays(tables, beforeFrom, to),
    from_key: dayKey(from),
    before_from_key: dayKey(beforeFrom),
  });
}

export const periodOneOffsSchema = {
  service: 'string',
  linked_account: 'string',
  one_off_cost: 'double',
  one_off_before: 'double',
} as const satisfies ResultSchema;

export interface PeriodOneOffsInput extends PeriodDays {
  /** Number of archived days of both periods: without the allocation of each of them there are no rows. */
  readonly dayCount: number;
  readonly costMetric: CostMetric;
}

/** Credits, refunds and other one-off charges of each service × account over the same two periods. */
export function periodOneOffsStatement(
  tables: Pick<QueryTables, 'allocation'>,
  { beforeFrom, from, to, dayCount, costMetric }: PeriodOneOffsInput,
): Statement<typeof periodOneOffsSchema> {
  return statement('period_one_offs', periodOneOffsSchema, {
    allocation: tables.allocation(beforeFrom, to),
    before_from_key: dayKey(beforeFrom),
    from_key: dayKey(from),
    to_key: dayKey(to),
    cost_column: sqlIdentifier(allocatedCostColumn[costMetric].name),
    one_off_types: sqlTextList(oneOffChargeTypes),
    day_count: sqlInteger(dayCount),
  });
}

export const monthCostsSchema = {
  month_start: 'date',
  month_cost: 'double',
} as const satisfies ResultSchema;

/** Archived cost of each month of [from, to], of the whole organization. */
export function monthCostsStatement(
  tables: Pick<QueryTables, 'archive'>,
  from: BillingDay,
  to: BillingDay,
): Statement<typeof monthCostsSchema> {
  return statement('month_costs', monthCostsSchema, archivedDays(tables, from, to));
}
