/** The rows of an answer, as a table shows them: all of them, or the first with one row for the others. */
import type { Dimension } from '../../../src/domain/questions/dimension.ts';
import { focusNames } from '../../../src/domain/questions/focus-names.ts';
import type { CostRow, Costs } from '../api/answers.ts';
import { difference, sumOf } from '../words/decimal.ts';

export interface ShownRow {
  readonly key: string;
  /** Grouped dimension → the bill's name. */
  readonly values: ReadonlyMap<Dimension, string>;
  /** First day of the day or month; undefined for all days together. */
  readonly period: string | undefined;
  readonly cost: string;
  /** Null: not asked for, or not known. */
  readonly before: string | null;
  readonly lines: number;
}

/** Rows that are not shown by themselves. */
export interface OtherRows {
  readonly count: number;
  readonly cost: string;
  readonly before: string | null;
  readonly lines: number;
}

/** `hasBefore`: whether the cost before is known. */
export function shownRows(
  rows: readonly CostRow[],
  groupBy: readonly Dimension[],
  hasBefore: boolean,
): readonly ShownRow[] {
  return rows.map((row) => {
    const values = new Map(groupBy.map((name) => [name, row[focusNames[name]] ?? '']));
    return {
      key: JSON.stringify([row.ChargePeriodStart, ...values.values()]),
      values,
      period: row.ChargePeriodStart,
      cost: row.cost,
      before: hasBefore ? (row.costBefore ?? null) : null,
      lines: row.lines,
    };
  });
}

/** What the total has beyond the rows that are shown: also those of pages that were not asked for. */
export function otherRows(shown: readonly ShownRow[], total: Costs['total']): OtherRows | null {
  const count = total.rows - shown.length;
  if (count <= 0) return null;
  const costBefore = total.costBefore ?? null;
  const before = shown.flatMap((row) => row.before ?? []);
  const isKnown = costBefore !== null && before.length === shown.length;
  return {
    count,
    cost: difference(total.cost, sumOf(shown.map((row) => row.cost))),
    before: isKnown ? difference(costBefore, sumOf(before)) : null,
    lines: total.lines - shown.reduce((sum, row) => sum + row.lines, 0),
  };
}

/** Whether the rows of a complete answer make its total, to the last digit. */
export function addsUp(rows: readonly CostRow[], total: Costs['total']): boolean {
  return difference(sumOf(rows.map((row) => row.cost)), total.cost) === '0';
}
