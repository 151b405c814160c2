/**
 * Rows that became worse since an earlier table. What counts is the ratio to the peer or the limit, measured
 * in the same run: absolute figures differ between machines, so these are only marked.
 */
import { type BenchRow, ratioTo } from './bench-row.ts';

/** Growth above which a row is marked as worse. */
export const notableGrowth = 1.15;

/** With fewer runs a median is too noisy to fail the benchmark. */
const minRuns = 5;

/** Rows whose ratio has grown by more than 15 %: they fail the benchmark. */
export function regressions(
  rows: readonly BenchRow[],
  before: readonly BenchRow[],
): readonly BenchRow[] {
  const earlier = rowsByKey(before);
  return rows.filter((row) => {
    const one = earlier.get(rowKey(row));
    const isExact = isExactRatio(row) && (one === undefined || isExactRatio(one));
    return isExact && growthSince(one, row) > notableGrowth;
  });
}

/** Whether the row has a ratio, and it is not noise. */
function isExactRatio(row: BenchRow): boolean {
  const { runs = minRuns, isDifference = false } = row;
  return referenceOf(row) !== undefined && runs >= minRuns && !isDifference;
}

export function rowsByKey(rows: readonly BenchRow[]): ReadonlyMap<string, BenchRow> {
  return new Map(rows.map((row) => [rowKey(row), row]));
}

export function rowKey({ area, what }: BenchRow): string {
  return `${area}: ${what}`;
}

/**
 * The growth of the ratio, or of the figure itself if nothing is beside it; of its inverse if more is better; 1 if the
 * earlier row is missing or was compared with something else.
 */
export function growthSince(earlier: BenchRow | undefined, row: BenchRow): number {
  if (earlier === undefined || referenceOf(earlier)?.name !== referenceOf(row)?.name) return 1;
  const measure = (one: BenchRow) => ratioTo(referenceOf(one), one) ?? one.ours;
  const [before, now] = [measure(earlier), measure(row)];
  if (row.isMoreBetter === true) return now > 0 ? before / now : 1;
  return before > 0 ? now / before : 1;
}

function referenceOf({ peer, limit }: BenchRow): BenchRow['peer'] {
  return peer ?? limit;
}
