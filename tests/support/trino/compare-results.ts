/**
 * Compares the results of two engines: columns, types, and rows in order or as multisets, numbers to nine
 * digits. Describes the differences as text.
 */
import type { EngineResult } from './duckdb-rows.ts';

/** Relative; and absolute for values that cancel out to zero. */
const tolerance = 1e-9;
const shown = 5;

export interface Comparison {
  /** At most a handful of differences; empty if the results are equal. */
  readonly differences: readonly string[];
  /** Number of compared numbers, and of those with identical bits. */
  readonly numbers: number;
  readonly identicalNumbers: number;
}

/** `actual` is Trino's. */
export function compareResults(
  expected: EngineResult,
  actual: EngineResult,
  isOrdered: boolean,
): Comparison {
  const counts = { numbers: 0, identicalNumbers: 0 };
  const headers = [expected, actual].map(({ columns }) =>
    columns.map(({ name, type }) => `${name} ${plainType(type)}`).join(', '),
  );
  if (headers[0] !== headers[1]) {
    return { ...counts, differences: [`columns (${headers[0]}) are (${headers[1]}) on Trino`] };
  }
  if (expected.rows.length !== actual.rows.length) {
    const words = `${expected.rows.length} rows are ${actual.rows.length} on Trino`;
    return { ...counts, differences: [words] };
  }
  const isNumber = expected.columns.map(({ type }) =>
    /^(double|bigint|integer|hugeint|decimal.*)$/.test(type),
  );
  const [left = [], right = []] = [expected, actual].map(({ rows }) => {
    const plain = rows.map((row) => row.map((value, index) => plainValue(value, isNumber[index])));
    return isOrdered ? plain : sorted(plain, isNumber);
  });
  const differences: string[] = [];
  for (const [index, row] of left.entries()) {
    const other = right[index] ?? [];
    const same = row.every((value, column) => isSame(value, other[column], counts));
    if (!same && differences.length < shown) {
      differences.push(`row ${index}: ${JSON.stringify(row)} is ${JSON.stringify(other)} on Trino`);
    }
  }
  return { ...counts, differences };
}

type Counts = { numbers: number; identicalNumbers: number };

function isSame(one: unknown, other: unknown, counts: Counts): boolean {
  if (typeof one !== 'number' || typeof other !== 'number') return one === other;
  counts.numbers += 1;
  if (Object.is(one, other)) counts.identicalNumbers += 1;
  if (Object.is(one, other) || one === other) return true;
  return Math.abs(one - other) <= tolerance * Math.max(1, Math.abs(one), Math.abs(other));
}

/** Trino's types contain lengths of text and of times that do not matter here; DuckDB's sums are wide. */
function plainType(type: string): string {
  return type
    .replace(/\(\d+\)/g, '')
    .replaceAll(', ', ',')
    .replace('hugeint', 'bigint');
}

/** Maps have no order; Trino's protocol writes NaN and infinities as text, and times in milliseconds. */
function plainValue(value: unknown, isNumber: boolean | undefined): unknown {
  if (value === undefined || value === null) return null;
  if (isNumber) return Number(value);
  if (typeof value === 'string')
    return value.replace(/^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)\.0+$/, '$1');
  if (typeof value !== 'object') return value;
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Sorts by values that are not numbers first, because numbers may differ in their last digits. */
function sorted(rows: readonly unknown[][], isNumber: readonly boolean[]): readonly unknown[][] {
  const keyed = rows.map((row) => ({
    row,
    text: JSON.stringify(row.filter((_, index) => !isNumber[index])),
    numbers: row.filter((_, index) => isNumber[index]).map(Number),
  }));
  keyed.sort((a, b) => {
    if (a.text !== b.text) return a.text < b.text ? -1 : 1;
    const index = a.numbers.findIndex(
      (value, at) => Math.abs(value - (b.numbers[at] ?? 0)) > 1e-12,
    );
    return index < 0 ? 0 : (a.numbers[index] ?? 0) - (b.numbers[index] ?? 0);
  });
  return keyed.map(({ row }) => row);
}
