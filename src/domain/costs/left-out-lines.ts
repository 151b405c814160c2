/** Lines of the bill that are not in any day's total: the reason, and how much they cost. */

/** Why lines of the bill are not in any day's total. */
export const leftOutReasons = [
  /** Split-cost allocation rows: the cost is already counted on the lines of the instances. */
  'split-cost',
  /** FOCUS: charges of a provider other than AWS. */
  'other-provider',
  /** A currency other than the selected one. */
  'other-currency',
  /** No currency, in a bill with several currencies. */
  'no-currency',
  /** A day outside the days that this run asked for. */
  'other-day',
] as const;

export type LeftOutReason = (typeof leftOutReasons)[number];

/** Lines that were read but are not in any day's total. */
export interface LeftOutLines {
  readonly reason: LeftOutReason;
  /** ISO 4217; null when the lines have no currency. */
  readonly currency: string | null;
  readonly lines: number;
  /** Sum of the configured metric, in `currency`. */
  readonly cost: number;
}
