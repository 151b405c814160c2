/** The column of `cost_allocation` that contains a cost metric. */
import type { CostMetric } from '../domain/costs/cost-metric.ts';
import { costAllocationTable } from '../tables/cost-allocation.ts';

const { unblendedCost, amortizedCost, netUnblendedCost, netAmortizedCost } =
  costAllocationTable.columns;

const columns: Readonly<Record<CostMetric, { readonly name: string }>> = {
  unblended: unblendedCost,
  amortized: amortizedCost,
  net_unblended: netUnblendedCost,
  net_amortized: netAmortizedCost,
};

/** 'UnblendedCost', 'AmortizedCost', … */
export function allocationColumn(costMetric: CostMetric): string {
  return columns[costMetric].name;
}
