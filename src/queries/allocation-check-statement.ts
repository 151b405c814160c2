/** The check that the archived allocation of days has the costs of their breakdown. */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import type { CostMetric } from '../domain/costs/cost-metric.ts';
import type { QueryTables } from '../ports/platform.ts';
import type { ResultSchema, Statement } from '../ports/query-engine.ts';
import { sqlIdentifier } from '../sql/bind.ts';
import { costAllocationTable } from '../tables/cost-allocation.ts';
import { archivedDays } from './archived-days.ts';
import { statement } from './statement.ts';

export const allocationCheckSchema = {
  day_key: 'integer',
  difference_count: 'integer',
  ou: 'string',
  service: 'string',
  linked_account: 'string',
  archived_cost: 'double',
  allocated_cost: 'double',
} as const satisfies ResultSchema;

const { unblendedCost, amortizedCost, netUnblendedCost, netAmortizedCost } =
  costAllocationTable.columns;

/** The column of `cost_allocation` that contains the metric. */
export const allocatedCostColumn: Readonly<Record<CostMetric, { readonly name: string }>> = {
  unblended: unblendedCost,
  amortized: amortizedCost,
  net_unblended: netUnblendedCost,
  net_amortized: netAmortizedCost,
};

/** Archived days, both ends included. */
export interface CheckedRange {
  readonly from: BillingDay;
  readonly to: BillingDay;
}

/** `costMetric`: that of the breakdown. Returns one row for each day of [from, to] that differs. */
export function allocationCheckStatement(
  tables: Pick<QueryTables, 'archive' | 'allocation'>,
  { from, to }: CheckedRange,
  costMetric: CostMetric,
): Statement<typeof allocationCheckSchema> {
  return statement('checks/allocation_agrees_with_breakdown', allocationCheckSchema, {
    ...archivedDays(tables, from, to),
    allocation: tables.allocation(from, to),
    cost_column: sqlIdentifier(allocatedCostColumn[costMetric].name),
  });
}
