/**
 * The days of a period as small columns, drawn with table cells since mail clients block pictures.
 * They only repeat what the words say, so they are hidden from screen readers.
 */

/** One day's column. A day that the archive does not hold is a pale column of full height. */
export interface DayBar {
  /** Pixels; 1 for the cheapest that can be seen. */
  readonly height: number;
  readonly kind: 'spent' | 'left';
}

/** Columns of at most `tallest` pixels, in proportion to the costs; credits are as low as zero. */
export function dayBars(costs: readonly (number | null)[], tallest: number): readonly DayBar[] {
  const most = Math.max(0, ...costs.map((cost) => cost ?? 0));
  return costs.map((cost) => {
    if (cost === null) return { height: tallest, kind: 'left' };
    const height = most === 0 ? 1 : Math.max(1, Math.round((Math.max(0, cost) / most) * tallest));
    return { height, kind: 'spent' };
  });
}
