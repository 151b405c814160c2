/** A time means the same in every format that programs write, in CSV and as text in Parquet. */
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, it } from 'vitest';
import { tempFolder } from '../../../support/temp-folder.ts';
import { csvOf, queryBill, usageLine, writeFile } from './hand-written-bill.ts';

const times = [
  ['2026-11-20T05:00:00Z', '2026-11-20 05:00:00'],
  ['2026-11-20T05:00:00.000Z', '2026-11-20 05:00:00'],
  ['2026-11-20 05:00:00', '2026-11-20 05:00:00'],
  ['2026-11-20 05:00', '2026-11-20 05:00:00'],
  ['2026-11-20', '2026-11-20 00:00:00'],
  ['2026-11-19T24:00:00Z', '2026-11-20 00:00:00'],
  ['2026-11-20T05:00:00+02:00', '2026-11-20 03:00:00'],
  ['2026-11-20 05:00:00-0530', '2026-11-20 10:30:00'],
  ['2026-11-20 05:00:00 NZ', '2026-11-19 16:00:00'],
] as const;

const sql = 'select cast(usage_start_at as varchar) as start from cost_lines';

it.each(times)('%s is %s UTC', async (written, meant) => {
  const folder = tempFolder();
  const csv = csvOf([usageLine({ line_item_usage_start_date: written })]);
  const text = writeFile(join(folder, 'a.csv'), csv);
  const parquet = join(folder, 'a.parquet');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(
    `copy (from read_csv('${text}', all_varchar = true)) to '${parquet}' (format parquet)`,
  );
  connection.closeSync();
  instance.closeSync();
  for (const path of [text, parquet]) {
    expect(await queryBill(path, sql, { start: 'string' })).toEqual([{ start: meant }]);
  }
});

it.each([
  ['0000-01-01T00:00:00Z'],
  ['2026-11-20 05:00:00 (BC)'],
  ['2026-11-20T05:00:60Z'],
  ['2026-02-30'],
  ['2026-11-20T05'],
])('%s is rejected', async (written) => {
  const text = writeFile(
    join(tempFolder(), 'a.csv'),
    csvOf([usageLine({ line_item_usage_start_date: written })]),
  );
  await expect(queryBill(text, sql, { start: 'string' })).rejects.toThrow(
    /a.csv: .* in column line_item_usage_start_date cannot be read \(line 2\)/,
  );
});
