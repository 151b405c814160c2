/** The costs between which an amount is expected to be. */

/** Costs between which an amount is expected to fall, nine times in ten. */
export interface ExpectedRange {
  readonly lower: number;
  readonly upper: number;
}
