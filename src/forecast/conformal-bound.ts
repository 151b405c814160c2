/**
 * The absolute value that a share `level` of such values will not exceed, by split conformal prediction:
 * the ⌈(n + 1) × level⌉-th smallest absolute value; null when there are too few values.
 * https://arxiv.org/abs/1604.04173
 */
export function conformalBound(values: readonly number[], level: number): number | null {
  const sizes = values.map(Math.abs).sort((a, b) => a - b);
  return sizes[Math.ceil((sizes.length + 1) * level) - 1] ?? null;
}
