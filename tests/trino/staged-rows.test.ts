/**
 * The breakdown as Trino's own writer stages it by day, which Athena's UNLOAD does too: the days read from
 * its files equal those of a laptop.
 */

import { mkdirSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateBill } from '../../samples/generator/generate-bill.ts';
import { type BillingDay, parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { openWindow } from '../../src/domain/calendar/open-window.ts';
import { isReadable } from '../../src/parquet/flat-pages.ts';
import { columnChunks, openParquet } from '../../src/parquet/parquet-file.ts';
import { breakdownSchema } from '../../src/queries/breakdown-statement.ts';
import { filesByDay } from '../../src/queries/staged-files.ts';
import { stagedPartitions } from '../../src/queries/unload-statement.ts';
import { billPrefixes } from '../support/aws/account/deliver-bill.ts';
import { stagedBreakdownOfBill } from '../support/breakdown-of-bill.ts';
import { account } from '../support/laptop.ts';
import { readStagedDay } from '../support/read-staged-day.ts';
import { folderForSuite } from '../support/temp-folder.ts';
import { type FilesOnTrino, openFilesOnTrino } from '../support/trino/files-on-trino.ts';
import { hasTrino } from '../support/trino/glue-on-trino.ts';
import { openTwoEngines, type TwoEngines } from '../support/trino/two-engines.ts';

const reportDay = parseBillingDay('2025-11-20');
const window = openWindow(reportDay, 10);
const settings = { costMetric: 'unblended', currency: 'USD', ouDepth: null } as const;

describe.skipIf(!hasTrino)('the rows that Trino stages', () => {
  const folder = folderForSuite();
  let engines: TwoEngines;
  let files: FilesOnTrino;
  let byDay: ReadonlyMap<BillingDay, readonly string[]>;

  const read = async (day: BillingDay) => {
    const paths = byDay.get(day) ?? [];
    return Promise.all(paths.map((path) => readFile(path)));
  };

  beforeAll(async () => {
    const bill = await generateBill({
      out: join(folder(), 'bill'),
      from: parseBillingDay('2025-11-01'),
      to: reportDay,
      asOf: parseBillingDay('2025-11-21'),
      formats: ['cur2'],
      hostile: true,
      size: 60,
    });
    engines = await openTwoEngines({
      source: 'cur2',
      bill: join(bill.trees.cur2?.root ?? '', billPrefixes.cur2),
      accounts: [account('200000000106', 'Root/Retail', '2025-11-01')],
      out: join(folder(), 'out'),
    });
    const written = join(folder(), 'written');
    mkdirSync(written);
    files = await openFilesOnTrino(written);
    const { sql } = stagedBreakdownOfBill(engines.trinoTables, { window, ...settings });
    const partitions = stagedPartitions.map((part) => `'${part}'`).join(', ');
    await engines.trino.query(
      `create table ${files.schema}.staged
        with (format = 'PARQUET', partitioned_by = array[${partitions}]) as ${sql}`,
    );
    const names = readdirSync(written, { recursive: true, encoding: 'utf8' });
    byDay = filesByDay(
      names.filter((name) => /day=\d+\/[^./][^/]*$/.test(name)).map((name) => join(written, name)),
    );
  });
  afterAll(async () => {
    await files?.drop();
    await engines?.close();
  });

  it('are read page by page, in no column by the library', async () => {
    expect(byDay.size).toBe(20);
    for (const day of byDay.keys()) {
      for (const file of (await read(day)).map(openParquet)) {
        const chunks = Object.keys(breakdownSchema).flatMap((name) => columnChunks(file, name));
        expect(chunks.filter((chunk) => !isReadable(chunk))).toEqual([]);
      }
    }
  });

  it('make the days that DuckDB’s make', async () => {
    const { staging, tables } = engines.local;
    const local = await staging.unload(
      stagedBreakdownOfBill(tables, { window, ...settings }),
      'staging/test/',
    );
    expect([...byDay.keys()]).toEqual(local.parts);
    for (const day of local.parts) {
      const onTrino = await readStagedDay({ read }, day);
      expect(onTrino).toEqual(await readStagedDay(local, day));
      expect(onTrino.sourceRows).toBeGreaterThan(5);
    }
  });
});
