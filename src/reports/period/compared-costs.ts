/**
 * Compares a period with the period before it. Months have 28 to 31 days, and an archive may have gaps:
 * when the numbers of days differ, averages per day are compared instead of totals.
 */
import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import type {
  Comparison,
  ComparisonBasis,
  PeriodCost,
  PeriodRow,
} from '../../domain/figures/period-figures.ts';

/** How periods with these numbers of archived days are compared. */
export function comparisonBasis(days: number, daysBefore: number): ComparisonBasis {
  if (days === 0 || daysBefore === 0) return { by: 'nothing', days, daysBefore };
  return { by: days === daysBefore ? 'total' : 'day', days, daysBefore };
}

/** The rows' costs, summed and compared. */
export function periodCost(
  rows: readonly Pick<PeriodRow, 'cost' | 'before'>[],
  basis: ComparisonBasis,
): PeriodCost {
  const cost = sumOf(rows.map((row) => row.cost));
  const before = sumOf(rows.map((row) => row.before));
  return {
    cost,
    before: basis.daysBefore === 0 ? null : before,
    comparison: basis.by === 'nothing' ? null : comparisonOf(cost, before, basis),
  };
}

function comparisonOf(cost: number, before: number, basis: ComparisonBasis): Comparison {
  const perDay = basis.by === 'day';
  const compared = perDay ? cost / basis.days : cost;
  const reference = perDay ? before / basis.daysBefore : before;
  return { cost: compared, reference, change: compared - reference };
}

/** The rows that share a key, in the order in which keys first appear. */
export function rowsBy<Row>(
  rows: readonly Row[],
  key: (row: Row) => string,
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group === undefined) groups.set(key(row), [row]);
    else group.push(row);
  }
  return groups;
}
