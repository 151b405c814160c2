/**
 * The columns of a usage report without which the cost of a line is unknown in a metric. AWS always
 * writes them on such lines, so that a line without them is one of an export that lacks the column.
 * https://docs.aws.amazon.com/cur/latest/userguide/savingsplans-columns.html
 */
import type { CostMetric } from './cost-metric.ts';

const amortizedBy: Readonly<Record<string, readonly string[]>> = {
  DiscountedUsage: ['reservation_effective_cost'],
  RIFee: [
    'reservation_unused_amortized_upfront_fee_for_billing_period',
    'reservation_unused_recurring_fee',
  ],
  SavingsPlanCoveredUsage: ['savings_plan_savings_plan_effective_cost'],
  SavingsPlanRecurringFee: [
    'savings_plan_total_commitment_to_date',
    'savings_plan_used_commitment',
  ],
};

/**
 * None where every cost is known. Of an RIFee's two columns one is enough: plans without an upfront
 * payment, and those paid all upfront, have only the other.
 */
export function columnsNeeded(lineItemType: string, metric: CostMetric): readonly string[] {
  if (metric.startsWith('net_') && lineItemType.endsWith('Discount')) {
    return ['line_item_net_unblended_cost'];
  }
  return metric.endsWith('amortized') ? (amortizedBy[lineItemType] ?? []) : [];
}

/**
 * The same of a line whose cost is not known. Most fees need no column: one without a cost is the upfront
 * fee of a reservation, and nothing says of which.
 */
export function columnsLacking(lineItemType: string, metric: CostMetric): readonly string[] {
  const isFee = lineItemType === 'Fee' && metric.endsWith('amortized');
  return isFee ? ['reservation_reservation_a_r_n'] : columnsNeeded(lineItemType, metric);
}
