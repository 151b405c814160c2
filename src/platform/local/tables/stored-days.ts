/** The days of a table whose partitions are not registered, as Athena computes them: those that have an object. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type BillingDay, daysFromTo } from '../../../domain/calendar/billing-day.ts';
import { type SqlFragment, sqlSubquery } from '../../../sql/bind.ts';
import { objectKey } from '../../../tables/object-key.ts';
import type { ParquetTable } from '../../../tables/table.ts';
import { rowsOfFiles } from './local-tables.ts';

/** A sub-query. `out`: the folder of the object store. */
export function storedDays(
  table: ParquetTable,
  out: string,
  { from, to }: { readonly from: BillingDay; readonly to: BillingDay },
): SqlFragment {
  const files = daysFromTo(from, to)
    .map((day) => join(out, objectKey(table, day)))
    .filter((file) => existsSync(file));
  return sqlSubquery(rowsOfFiles(table, { files }) as SqlFragment);
}
