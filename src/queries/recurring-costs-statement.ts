/** The digest's query of what its projections are made from. */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import type { CostMetric } from '../domain/costs/cost-metric.ts';
import type { QueryTables } from '../ports/platform.ts';
import type { ResultSchema, Statement } from '../ports/query-engine.ts';
import { sqlIdentifier, sqlIntegerList } from '../sql/bind.ts';
import { dayKey as keyOf } from '../tables/day-partitions.ts';
import { allocatedCostColumn } from './allocation-check-statement.ts';
import { archivedDays } from './archived-days.ts';
import { statement } from './statement.ts';

export const recurringCostsSchema = {
  ou: 'string',
  billing_date: 'date',
  charge_type: 'string',
  service: 'string',
  daily_cost: 'double',
} as const satisfies ResultSchema;

export interface RecurringCostsInput {
  readonly from: BillingDay;
  readonly to: BillingDay;
  /** Days with `cost_allocation`, and archived days without it. */
  readonly allocated: readonly BillingDay[];
  readonly other: readonly BillingDay[];
  readonly costMetric: CostMetric;
}

/** Costs by present OU, day and kind of charge; `charge_type` is '' where only the cost is known. */
export function recurringCostsStatement(
  tables: Pick<QueryTables, 'archive' | 'allocation'>,
  { from, to, allocated, other, costMetric }: RecurringCostsInput,
): Statement<typeof recurringCostsSchema> {
  return statement('recurring_costs', recurringCostsSchema, {
    ...archivedDays(tables, from, to),
    allocation: tables.allocation(from, to),
    allocated_keys: sqlIntegerList(allocated.map(keyOf)),
    other_keys: sqlIntegerList(other.map(keyOf)),
    metric: sqlIdentifier(allocatedCostColumn[costMetric].name),
  });
}
