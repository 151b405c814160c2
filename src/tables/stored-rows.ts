/**
 * Reads the archived object of a day and compares its rows with its metadata. This finds damage that the metadata
 * alone does not show.
 */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import { textsOf } from '../domain/columns/text-column.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { rowHash } from './content-hash.ts';
import { decodeTable } from './decode-table.ts';
import { objectKey } from './object-key.ts';
import type { AnyColumn, ColumnValues, ParquetTable } from './table.ts';

/** A table of days, and the columns of which no two of its rows have the same values. */
export interface KeyedTable<T extends ParquetTable> {
  readonly table: T;
  readonly key: readonly (keyof T['columns'] & string)[];
}

export type StoredRows<T extends ParquetTable> =
  | { readonly state: 'absent' }
  | { readonly state: 'damaged'; readonly reason: string }
  | { readonly state: 'intact'; readonly values: ColumnValues<T> };

/** Of a table whose content hash is its `rowHash`. Throws the store's errors; damage is a result. */
export async function storedRows<T extends ParquetTable>(
  store: Pick<ObjectStore, 'get'>,
  { table, key }: KeyedTable<T>,
  day: BillingDay,
): Promise<StoredRows<T>> {
  const stored = await store.get(objectKey(table, day));
  if (stored === undefined) return { state: 'absent' };
  try {
    const values = await decodeTable(table, stored.body);
    const dates = columnOf(values, 'billingDate');
    if (dates.some((date) => date !== day)) return damaged("its rows are another day's");
    const repeated = repeatedRows(key.map((field) => columnOf(values, field)));
    if (repeated > 0) return damaged(`${repeated} of its rows are duplicates`);
    if (stored.metadata['content-hash'] !== rowHash(table, day, values)) {
      return damaged('its rows differ from the rows that were written');
    }
    return { state: 'intact', values };
  } catch (error) {
    return damaged((error as Error).message);
  }
}

function damaged(reason: string) {
  return { state: 'damaged', reason } as const;
}

function columnOf(values: object, field: string): readonly unknown[] {
  const column = (values as Readonly<Record<string, AnyColumn>>)[field] ?? [];
  return 'texts' in column ? textsOf(column) : Array.from(column as ArrayLike<unknown>);
}

/** Rows with the same values as an earlier one. */
function repeatedRows(columns: readonly (readonly unknown[])[]): number {
  const keys = (columns[0] ?? []).map((_, row) =>
    JSON.stringify(columns.map((column) => column[row])),
  );
  return keys.length - new Set(keys).size;
}
