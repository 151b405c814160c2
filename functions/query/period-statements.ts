/**
 * The statement of the period summaries: a period's cost beside the period before it. The same text
 * goes to Athena and to DuckDB.
 */
import { type BillingDay, partsOf } from '../domain/billing-day.ts';
import type { QueryTables, ResultSchema, Statement } from '../platform/ports.ts';
import { bindSql, type SqlFragment, sqlInteger } from './bind.ts';
import { readSql } from './sql-files.ts';

export const periodCostsSchema = {
  ou: 'string',
  service: 'string',
  linked_account: 'string',
  period_cost: 'double',
  before_cost: 'double',
} as const satisfies ResultSchema;

/** The days of a period, and the first day of the period that ends the day before it. */
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
  const sql = bindSql(readSql('period_costs'), {
    archive: tables.archive,
    before_from_key: dayKey(beforeFrom),
    from_key: dayKey(from),
    to_key: dayKey(to),
  });
  return { name: 'period_costs', schema: periodCostsSchema, sql };
}

/** 20261120 for 2026-11-20: compares like the day, and uses partition columns only. */
function dayKey(billingDay: BillingDay): SqlFragment {
  const { year, month, day } = partsOf(billingDay);
  return sqlInteger(year * 10_000 + month * 100 + day);
}
