/** The statements that count rows and cost of each day as queries of the archive see them. */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import type { QueryTables } from '../ports/platform.ts';
import type { ResultSchema, Statement } from '../ports/query-engine.ts';
import { sqlIdentifier } from '../sql/bind.ts';
import { costAllocationTable } from '../tables/cost-allocation.ts';
import { ouBreakdownTable } from '../tables/ou-breakdown.ts';
import { archivedDays } from './archived-days.ts';
import { statement } from './statement.ts';

export const archiveDaysSchema = {
  year: 'integer',
  month: 'integer',
  day: 'integer',
  row_count: 'integer',
  foreign_rows: 'integer',
  daily_cost: 'double',
} as const satisfies ResultSchema;

/** The days [from, to] that have rows. The statement fails when one object cannot be read. */
export function archiveDaysStatement(
  tables: Pick<QueryTables, 'archive'>,
  from: BillingDay,
  to: BillingDay,
): Statement<typeof archiveDaysSchema> {
  return statement('archive_days', archiveDaysSchema, {
    ...archivedDays(tables, from, to),
    cost_column: sqlIdentifier(ouBreakdownTable.columns.dailyCost.name),
  });
}

/** The same of `cost_allocation`, with the unblended cost. */
export function allocationDaysStatement(
  { allocation }: Pick<QueryTables, 'allocation'>,
  from: BillingDay,
  to: BillingDay,
): Statement<typeof archiveDaysSchema> {
  return statement('archive_days', archiveDaysSchema, {
    ...archivedDays({ archive: allocation }, from, to),
    cost_column: sqlIdentifier(costAllocationTable.columns.unblendedCost.name),
  });
}
