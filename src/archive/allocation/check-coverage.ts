/**
 * Compares the tag coverage of a day with its allocation: for every required tag, each OU, account and target
 * must have the same cost and lines. Only a day that passes can be published.
 */
import { textAt } from '../../domain/columns/text-column.ts';
import type { CoverageDay } from '../../domain/costs/coverage-day.ts';
import type { CheckedAllocation } from './check-allocation.ts';

declare const checked: unique symbol;

export interface CheckedCoverage extends CoverageDay {
  readonly [checked]: true;
  readonly currency: string;
  readonly ruleSet: string;
}

/** Of the absolute costs: each part is rounded. */
const tolerance = 1e-9;

interface Sum {
  cost: number;
  size: number;
  lines: number;
}

type Keyed = Pick<CoverageDay['rows'], 'ou' | 'linkedAccount' | 'target'> &
  Pick<CoverageDay['rows'], 'unblendedCost' | 'lineCount'>;

/** Throws an Error that names the day, the tag, what differs and by how much. */
export function checkCoverage(
  coverage: CoverageDay,
  allocation: CheckedAllocation,
): CheckedCoverage {
  const expected = sumsOf(allocation.rows, () => true);
  for (const tag of coverage.tags) {
    const { rows } = coverage;
    const found = sumsOf(rows, (row) => textAt(rows.tag, row) === tag);
    requireSame(`${coverage.day}, tag '${tag}'`, found, expected);
  }
  const { currency, ruleSet } = allocation;
  return { ...coverage, currency, ruleSet } as CheckedCoverage;
}

function sumsOf(rows: Keyed, isCounted: (row: number) => boolean): ReadonlyMap<string, Sum> {
  const sums = new Map<string, Sum>();
  for (let row = 0; row < rows.lineCount.length; row++) {
    if (!isCounted(row)) continue;
    const names = [rows.target, rows.ou, rows.linkedAccount].map((column) => textAt(column, row));
    const key = JSON.stringify(names);
    const sum = sums.get(key) ?? { cost: 0, size: 0, lines: 0 };
    const cost = rows.unblendedCost[row] as number;
    sum.cost += cost;
    sum.size += Math.abs(cost);
    sum.lines += rows.lineCount[row] as number;
    sums.set(key, sum);
  }
  return sums;
}

const nothing: Sum = { cost: 0, size: 0, lines: 0 };

function requireSame(
  about: string,
  found: ReadonlyMap<string, Sum>,
  expected: ReadonlyMap<string, Sum>,
): void {
  for (const key of new Set([...found.keys(), ...expected.keys()])) {
    const { cost, size, lines } = found.get(key) ?? nothing;
    const other = expected.get(key) ?? nothing;
    const allowed = tolerance * Math.max(size, other.size, 1);
    // Written so that NaN fails too.
    if (lines === other.lines && Math.abs(cost - other.cost) <= allowed) continue;
    throw new Error(
      `${about}: the tag coverage of ${key} has ${lines} lines of ${cost}, the allocation ` +
        `${other.lines} of ${other.cost}. The tag coverage of this day was not published.`,
    );
  }
}
