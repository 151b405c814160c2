/**
 * The columns of a usage report that a cost metric needs. AWS always fills them on the lines listed
 * here: where they are empty, the export lacks the column.
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
 * The columns that give the cost of a line of this type; empty when the metric needs no extra column.
 * One of an RIFee's two columns is enough: reservations with no upfront or all upfront payment fill
 * only one of them.
 */
export function columnsNeeded(lineItemType: string, metric: CostMetric): readonly string[] {
  if (metric.startsWith('net_') && lineItemType.endsWith('Discount')) {
    return ['line_item_net_unblended_cost'];
  }
  return metric.endsWith('amortized') ? (amortizedBy[lineItemType] ?? []) : [];
}

/**
 * The missing columns of a line whose cost is unknown. Most fees need no extra column: a fee without
 * a cost is the upfront fee of a reservation, and the export does not name that reservation.
 */
export function columnsLacking(lineItemType: string, metric: CostMetric): readonly string[] {
  const isFee = lineItemType === 'Fee' && metric.endsWith('amortized');
  return isFee ? ['reservation_reservation_a_r_n'] : columnsNeeded(lineItemType, metric);
}
