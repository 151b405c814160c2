/**
 * Splits the breakdown's rows, which arrive ordered by day, into one BreakdownDay at a time. So only
 * one day is in memory, regardless of the window's length.
 */
import type { BreakdownDay } from '../domain/costs/breakdown.ts';
import { addRows, type DayBuilder, startDay } from './day-builder.ts';
import { type BreakdownBatch, valueAt } from './non-null-column.ts';

/**
 * Yields each day once, in order. Throws an Error naming column and row when a value is absent, and
 * naming both days when the rows are not in order of day.
 */
export async function* splitDays(
  batches: AsyncIterable<BreakdownBatch>,
): AsyncGenerator<BreakdownDay> {
  let open: DayBuilder | undefined;
  for await (const batch of batches) {
    for (let from = 0; from < batch.rowCount; ) {
      const day = valueAt(batch, 'billing_date', from);
      if (open?.day !== day) {
        if (open !== undefined) {
          if (day < open.day) throw new Error(`the breakdown gave ${day} after ${open.day}`);
          yield open;
        }
        open = startDay(batch, from);
      }
      const to = endOfDay(batch, from);
      addRows(open, batch, from, to);
      from = to;
    }
  }
  if (open !== undefined) yield open;
}

/** The index after the last row of the day that begins in row `from`. */
function endOfDay({ rowCount, columns }: BreakdownBatch, from: number): number {
  const days = columns.billing_date;
  let to = from + 1;
  while (to < rowCount && days[to] === days[from]) to += 1;
  return to;
}
