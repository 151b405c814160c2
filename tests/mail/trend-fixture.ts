/** The invented company's last thirty days, and the likely ranges of its month ends. */

/** A month end with a short history. */
export const averaged = {
  projectedRange: null,
  projectionNote: { kind: 'short-history', days: 9 },
} as const;

/** A month end with a likely range of ±3 %. */
export function forecastOf(projected: number) {
  const reach = Math.abs(projected) * 0.03;
  const projectedRange = { lower: projected - reach, upper: projected + reach };
  return { projectedRange, projectionNote: null } as const;
}

/**
 * Thirty days that end with the report day's cost, a Friday, with quiet weekends. They go back as far as
 * the comparisons: a week without a usual day, one day without a day before.
 */
export function recentDays(cost: number, dayBefore: number | null, usual: number | null) {
  return Array.from({ length: 30 }, (_, at): number | null => {
    const ago = 29 - at;
    if (ago === 0) return cost;
    if (ago === 1) return dayBefore;
    if (usual === null) return ago < 7 && dayBefore !== null ? cost : null;
    const weekday = ago % 7 === 5 || ago % 7 === 6 ? 0.72 : 1;
    return usual * weekday * (1 + (((ago * 5) % 11) - 5) / 80);
  });
}
