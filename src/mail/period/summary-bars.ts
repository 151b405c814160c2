/**
 * The days of a period as small columns. They are drawn with table cells, because mail clients block
 * images, and hidden from screen readers, because the text says the same.
 */

/** Half a cent: less is written as zero. */
const smallestShown = 0.005;

/** One day's column. A day that is not in the archive is a pale column of full height. */
export interface DayBar {
  /** Pixels; at least 1, so that the cheapest day is visible. */
  readonly height: number;
  readonly kind: 'spent' | 'left';
}

/**
 * Columns of at most `tallest` pixels, in proportion to the costs; a day with more credits than cost has
 * the height of zero. No columns if every cost rounds to zero: they would show only rounding.
 */
export function dayBars(costs: readonly (number | null)[], tallest: number): readonly DayBar[] {
  const most = Math.max(0, ...costs.map((cost) => cost ?? 0));
  if (most < smallestShown) return [];
  return costs.map((cost) => {
    if (cost === null) return { height: tallest, kind: 'left' };
    const height = most === 0 ? 1 : Math.max(1, Math.round((Math.max(0, cost) / most) * tallest));
    return { height, kind: 'spent' };
  });
}
