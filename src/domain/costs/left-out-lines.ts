/** Why lines of the bill are in no day's total, and how much they are. */

/** Why lines of the bill are in no day's total. */
export const leftOutReasons = [
  /** Split-cost allocation rows: their instances' lines are counted. */
  'split-cost',
  /** FOCUS: charges of another provider than AWS. */
  'other-provider',
  /** Another currency than the one selected. */
  'other-currency',
  /** No currency, in a bill of several. */
  'no-currency',
  /** Of a day outside the days this run asked for. */
  'other-day',
] as const;

export type LeftOutReason = (typeof leftOutReasons)[number];

/** Lines that were read and are in no day's total. */
export interface LeftOutLines {
  readonly reason: LeftOutReason;
  /** ISO 4217; null where the lines name none. */
  readonly currency: string | null;
  readonly lines: number;
  /** Sum of the configured metric, in `currency`. */
  readonly cost: number;
}
