/** Divides an amount by weights, without losing or adding a cent. */

/**
 * Parts in the order of the weights; their sum is the amount. Each is rounded towards zero, and what is
 * left goes to the part with the largest weight, the first of equals. Throws a RangeError unless a weight
 * is positive and none is negative.
 */
export function splitAmount(amount: bigint, weights: readonly bigint[]): readonly bigint[] {
  const sum = weights.reduce((total, weight) => total + weight, 0n);
  if (sum <= 0n || weights.some((weight) => weight < 0n)) {
    throw new RangeError('an amount is split by weights of zero or more, one of them positive');
  }
  const parts = weights.map((weight) => (amount * weight) / sum);
  const rest = amount - parts.reduce((total, part) => total + part, 0n);
  const largest = indexOfLargest(weights);
  return parts.map((part, index) => (index === largest ? part + rest : part));
}

function indexOfLargest(weights: readonly bigint[]): number {
  let largest = 0;
  for (const [index, weight] of weights.entries()) {
    if (weight > (weights[largest] ?? 0n)) largest = index;
  }
  return largest;
}
