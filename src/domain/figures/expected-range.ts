/** The range of costs in which an amount is expected to be. */

/** The range in which an amount is expected to be in 9 of 10 cases. */
export interface ExpectedRange {
  readonly lower: number;
  readonly upper: number;
}
