/** The median: a few extreme values do not change it. */

/** What the median absolute deviation of normal noise must be multiplied by to be its deviation. */
export const normalDeviation = 1.4826;

/** The middle value, or the mean of the two in the middle; NaN without values. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
}
