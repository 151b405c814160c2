/**
 * The cost metrics a digest can report, named as AWS names them.
 * Definitions: https://docs.aws.amazon.com/cost-management/latest/userguide/ce-advanced.html
 */

/** The cost that a figure contains. `unblended` matches the invoice. */
export const costMetrics = ['unblended', 'amortized', 'net_unblended', 'net_amortized'] as const;

export type CostMetric = (typeof costMetrics)[number];

export const defaultCostMetric: CostMetric = 'unblended';

/** The column of `cost_lines` that contains the metric. */
export function costColumn(metric: CostMetric): `${CostMetric}_cost` {
  return `${metric}_cost`;
}
