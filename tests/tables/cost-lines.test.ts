/** The declared columns of `cost_lines` are those that every source of a bill makes. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { billSources } from '../../src/domain/costs/bill-source.ts';
import { costLineColumns } from '../../src/tables/cost-lines.ts';
import {
  focusCharge,
  queryBill,
  usageLine,
  writeParquet,
} from '../platform/local/bill/hand-written-bill.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** DuckDB's own words for the types that Trino and DuckDB share. */
const duckDbTypes: Readonly<Record<string, string>> = { map: 'map(varchar, varchar)' };

test.each(billSources)('a bill of %s has them, in order and of their types', async (source) => {
  const line = source === 'focus' ? focusCharge({}) : usageLine({});
  const path = await writeParquet(join(tempFolder(), 'bill.parquet'), source, [line]);
  const found = await queryBill(
    path,
    'select column_name, lower(column_type) as column_type from (describe select * from cost_lines)',
    { column_name: 'string', column_type: 'string' },
    source,
  );
  expect(found.map((row) => [row['column_name'], plain(String(row['column_type']))])).toEqual(
    Object.entries(costLineColumns).map(([name, { type }]) => [name, type]),
  );
});

function plain(type: string): string {
  return duckDbTypes[type.replace(/\(.*/, '')] ?? type;
}
