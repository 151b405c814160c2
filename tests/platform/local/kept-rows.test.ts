/** Rows that are computed once for several statements. */
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openLocalPlatform } from '../../../src/platform/local/local-platform.ts';
import { collect } from '../../../src/queries/collect.ts';
import { sqlSubquery } from '../../../src/sql/bind.ts';
import { sql } from '../../../src/sql/sql-template.ts';
import { steadyLines, writeBill } from '../../support/small-bill.ts';
import { tempFolder } from '../../support/temp-folder.ts';

test('kept rows are a table of their own, computed once', async () => {
  const folder = tempFolder();
  const bill = writeBill(join(folder, 'bill.csv'), steadyLines('2026-11-01', '2026-11-02'));
  const platform = await openLocalPlatform({ out: join(folder, 'out'), bill, accounts: [] });
  onTestFinished(() => platform.close());
  const random = sqlSubquery(sql`select random() as number from ${platform.tables.costLines} as x`);
  const tables = [await platform.keepRows(random), await platform.keepRows(random)];
  const sums = await Promise.all(
    [...tables, ...tables].map(async (table) => {
      const text = `select sum(number) as total, count(*) as rows from ${table} as kept`;
      const schema = { total: 'double', rows: 'integer' } as const;
      return (await collect(platform, { name: 'kept', sql: text, schema }))[0];
    }),
  );
  expect(sums[0]).toEqual(sums[2]);
  expect(sums[1]).toEqual(sums[3]);
  expect(sums[0]).not.toEqual(sums[1]);
  expect(sums[0]?.rows).toBe(8);
});
