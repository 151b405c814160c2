/** Middle and spread of a few costs, such that one wild day among them changes neither much. */

/** What the median absolute deviation of normal noise must be multiplied by to be its deviation. */
const normalDeviation = 1.4826;

/** The middle value; the mean of the two middle ones of an even number; 0 without any. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** Robust standard deviation of values that scatter about 0. */
export function spreadAboutZero(values: readonly number[]): number {
  return normalDeviation * medianOf(values.map(Math.abs));
}
