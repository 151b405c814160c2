/** Reads the rows of one part of an unload, and divides them by day. */
import { addDays, type BillingDay } from '../domain/calendar/billing-day.ts';
import { rowOrder } from '../domain/columns/row-order.ts';
import type { TextColumn } from '../domain/columns/text-column.ts';
import type { ResultSchema } from '../ports/query-engine.ts';
import type { StagedRows } from '../ports/staging.ts';
import { dayOfNumber } from '../tables/stored-days.ts';
import { readStagedColumns, type StagedColumns, type StagedSchema } from './staged-columns.ts';

type DatedSchema = ResultSchema & { readonly billing_date: 'date' };

export interface StagedDayRows<S extends ResultSchema> {
  readonly day: BillingDay;
  /** The columns of the whole part. */
  readonly columns: StagedColumns<S>;
  /** The indexes of the day's rows, in the archive's order. */
  readonly order: Uint32Array;
}

/**
 * The days of one part, in order. Throws an Error naming the part's day when a file cannot be read or has
 * other columns, or when there are no rows, or rows of other days.
 */
export async function readPartByDay<S extends DatedSchema>(
  { read, daysPerPart }: Pick<StagedRows, 'read' | 'daysPerPart'>,
  part: BillingDay,
  schema: StagedSchema<S>,
  sortedBy: (columns: StagedColumns<S>) => readonly TextColumn[],
): Promise<readonly StagedDayRows<S>[]> {
  const columns = await readStagedColumns(schema, await read(part)).catch((cause: unknown) => {
    const reason = (cause as Error).message;
    throw new Error(`an unloaded file of ${part} cannot be read: ${reason}`, { cause });
  });
  const order = rowOrder(sortedBy(columns));
  const dates = columns.billing_date as Float64Array;
  const days = [...new Set(dates)].sort((a, b) => a - b);
  requireDaysOf(part, daysPerPart, days.map(dayOfNumber));
  return days.map((date) => ({
    day: dayOfNumber(date),
    columns,
    order: days.length === 1 ? order : order.filter((row) => dates[row] === date),
  }));
}

function requireDaysOf(part: BillingDay, count: number, days: readonly BillingDay[]): void {
  const end = addDays(part, count);
  if (days.length > 0 && days.every((day) => day >= part && day < end)) return;
  const wanted = count === 1 ? 'that day' : `days of these ${count}`;
  throw new Error(`the files unloaded for ${part} do not contain exactly ${wanted}`);
}
