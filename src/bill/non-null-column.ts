/** Reads columns of a breakdown that must have a value; an error names the row without one. */
import type { Batch } from '../ports/query-engine.ts';
import type { breakdownSchema } from '../queries/breakdown-statement.ts';

export type BreakdownBatch = Batch<typeof breakdownSchema>;

type Column = keyof typeof breakdownSchema;
type Value<C extends Column> = NonNullable<BreakdownBatch['columns'][C][number]>;

/** Throws an Error naming the column and the row's day when the value is absent. */
export function valueAt<C extends Column>(batch: BreakdownBatch, column: C, row: number): Value<C> {
  const value = batch.columns[column][row];
  if (value === null || value === undefined) throw absent(batch, column, row);
  return value as Value<C>;
}

/** The column's values in the rows from `from` to `to` (excluded). Throws as `valueAt` does. */
export function nonNullColumn<C extends Column>(
  batch: BreakdownBatch,
  column: C,
  from: number,
  to: number,
): readonly Value<C>[] {
  const all: readonly (string | number | null)[] = batch.columns[column];
  for (let row = from; row < to; row++) {
    if (all[row] === null || all[row] === undefined) throw absent(batch, column, row);
  }
  return (from === 0 && to === all.length ? all : all.slice(from, to)) as readonly Value<C>[];
}

function absent({ columns }: BreakdownBatch, column: Column, row: number): Error {
  return new Error(`the breakdown has no ${column} in a row of ${columns.billing_date[row]}`);
}
