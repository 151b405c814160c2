/** The costs between which an amount is expected to be. */

/** Share of costs that fall within their expected range. */
export const rangeLevel = 0.9;

/** Costs between which an amount is expected to fall, nine times in ten. */
export interface ExpectedRange {
  readonly lower: number;
  readonly upper: number;
}
