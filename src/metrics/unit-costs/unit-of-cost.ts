/**
 * What a unit of the view `unit_costs` is made of (FinOps Foundation: unit economics, cost per unit). Units are data:
 * the view joins them, and nothing else knows a metric or a usage type.
 */

/** How much of it was used is what CloudWatch says of the costliest resources of a kind; its cost is all of theirs. */
export interface MetricUnit {
  /** In the column `unit`; with the kind in it, so that one request is not counted by two kinds under one name. */
  readonly unit: string;
  /** What one of it is, for people. */
  readonly words: string;
  /** Of the catalogue of metrics. */
  readonly kind: string;
  /** Of the catalogue, with every dimension that is asked for; added up. */
  readonly metrics: readonly string[];
  readonly figure: 'sum' | 'average';
  /** The figure is divided by it. */
  readonly divisor: number;
  /** `any`: where CloudWatch has no points of one dimension, nothing is of it, if it has points of another. */
  readonly needs: 'all' | 'any';
}

/** How much of it was used is the amount of the bill's own lines; its cost is that of the same lines. */
export interface BillUnit {
  readonly unit: string;
  readonly words: string;
  /** SQL's LIKE, of the usage type without its Region. A row of `cost_allocation` is of one unit at most. */
  readonly usageTypes: readonly string[];
  /** SQL's LIKE, of the operation. */
  readonly operation: string;
  /** The service's name and its code; none: any, because no other service has such a usage type. */
  readonly services: readonly string[];
  /** By what the bill's amount is multiplied. */
  readonly times: 'one' | 'vcpus';
  /** Where AWS documents the usage type. */
  readonly source: string;
}

/** AWS bills a GB of 2 to the power of 30 bytes. */
export const bytesPerGb = 1_073_741_824;
