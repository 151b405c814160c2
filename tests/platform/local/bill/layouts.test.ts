/** Bills in AWS's layouts: periods from paths, one delivery per period. */

import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openBill } from '../../../../src/platform/local/bill/open-bill.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import {
  csvOf,
  type Line,
  queryBill,
  usageLine,
  writeFile,
  writeParquet,
} from './hand-written-bill.ts';

const cur2Line = (line: Line) => usageLine({ line_item_usage_account_name: 'Prod', ...line });

/** Each billing period's sum of unblended cost. */
async function costByPeriod(path: string) {
  const sql = `select billing_period, sum(unblended_cost) as unblended from cost_lines
    group by 1 order by 1`;
  const rows = await queryBill(path, sql, { billing_period: 'string', unblended: 'double' });
  return Object.fromEntries(rows.map((row) => [row['billing_period'], row['unblended']]));
}

describe('a tree without manifests', () => {
  it.each([
    'export/data/BILLING_PERIOD=2026-10/export-00001.snappy.parquet',
    'export/data/billing_period=2026-10/export-00001.snappy.parquet',
    'report/20261001-20261101/report-00001.snappy.parquet',
    'report/20261001-20261101/6f1c-assembly/report-00001.snappy.parquet',
    'report/report/year=2026/month=10/report-00001.snappy.parquet',
    'report/year=2026/month=10/account=1/report-00001.snappy.parquet',
  ])('reads the billing period from %s', async (name) => {
    const root = tempFolder();
    // The line says November: as in Athena, the folder decides.
    await writeParquet(join(root, name), 'cur2', [cur2Line({})]);
    expect(await costByPeriod(root)).toEqual({ '2026-10': 1 });
    expect(await costByPeriod(join(root, name))).toEqual({ '2026-10': 1 });
  });

  it('takes the period of a month without a leading zero', async () => {
    const root = tempFolder();
    await writeParquet(join(root, 'year=2026/month=2/a.parquet'), 'legacy', [usageLine({})]);
    expect(await costByPeriod(root)).toEqual({ '2026-02': 1 });
  });

  it('reads the period from each line if no folder shows it', async () => {
    const root = tempFolder();
    const october = { bill_billing_period_start_date: '2026-10-01 00:00:00' };
    await writeParquet(join(root, 'a.parquet'), 'legacy', [usageLine({}), usageLine(october)]);
    writeFile(join(root, 'older/b.csv'), csvOf([usageLine(october)]));
    expect(await costByPeriod(root)).toEqual({ '2026-10': 2, '2026-11': 1 });
    expect((await openBill({ path: root })).periods).toEqual(['2026-10', '2026-11']);
  });

  it('reads several files of one folder together and ignores other files', async () => {
    const root = tempFolder();
    const folder = join(root, 'data/BILLING_PERIOD=2026-11');
    await writeParquet(join(folder, 'a-00001.parquet'), 'cur2', [cur2Line({})]);
    await writeParquet(join(folder, 'a-00002.parquet'), 'cur2', [cur2Line({})]);
    for (const name of [
      '.a-00001.parquet.crc',
      '_SUCCESS',
      '.hidden.parquet',
      '_temporary/x.parquet',
      'create-table.sql',
    ]) {
      writeFile(join(folder, name), 'not a bill');
    }
    writeFile(join(root, 'cost_and_usage_data_status/status.parquet'), 'not a bill');
    expect(await costByPeriod(root)).toEqual({ '2026-11': 2 });
  });

  it('reads folders and files with any characters in their names', async () => {
    const folder = join(tempFolder(), "it's [a] *b? \u{1F4B0}");
    writeFile(join(folder, 'b[1].csv'), csvOf([cur2Line({})]));
    writeFile(
      join(folder, 'b1.csv.gz'),
      gzipSync(csvOf([cur2Line({ line_item_unblended_cost: 2 })])),
    );
    expect(await costByPeriod(folder)).toEqual({ '2026-11': 3 });
  });

  it('rejects two copies of a billing period', async () => {
    const root = tempFolder();
    const folder = join(root, 'data/BILLING_PERIOD=2026-11');
    await writeParquet(join(folder, '20261120T010000Z-a/x.parquet'), 'cur2', [cur2Line({})]);
    await writeParquet(join(folder, '20261121T010000Z-b/x.parquet'), 'cur2', [cur2Line({})]);
    await expect(openBill({ path: root })).rejects.toThrow(
      /contains 2026-11 more than once, in .*20261120T010000Z-a .* and .*20261121T010000Z-b .*manifest/,
    );
  });
});

describe('a tree with manifests', () => {
  const data = 'export/data/BILLING_PERIOD=2026-11';
  const metadata = 'export/metadata/BILLING_PERIOD=2026-11';
  const older = `${data}/20261120T010000Z-a/export-00001.snappy.parquet`;
  const newer = `${data}/20261121T010000Z-b/export-00001.snappy.parquet`;

  async function createNewExport(keys: readonly string[] = [newer]) {
    const root = tempFolder();
    await writeParquet(join(root, older), 'cur2', [cur2Line({ line_item_unblended_cost: 1 })]);
    await writeParquet(join(root, newer), 'cur2', [cur2Line({ line_item_unblended_cost: 2 })]);
    const dataFiles = keys.map((key) => `s3://bucket/exports/${key}`);
    writeFile(join(root, metadata, 'export-Manifest.json'), JSON.stringify({ dataFiles }));
    return root;
  }

  it('reads the delivery that the newest manifest names, so that copies never count twice', async () => {
    const root = await createNewExport();
    const copy = { dataFiles: [`s3://bucket/exports/${older}`] };
    const copyPath = join(root, metadata, '20261120T010000Z-a/export-Manifest.json');
    writeFile(copyPath, JSON.stringify(copy));
    // Copying a bucket changes the times: the manifest nearest to the period's folder is the current one.
    utimesSync(copyPath, new Date('2030-01-01'), new Date('2030-01-01'));
    expect(await costByPeriod(root)).toEqual({ '2026-11': 2 });
    expect(await costByPeriod(join(root, 'export'))).toEqual({ '2026-11': 2 });
    expect((await openBill({ path: root })).files).toEqual([join(root, newer)]);
  });

  it('takes the later of two copies by the time in their folder if there is no current one', async () => {
    const root = tempFolder();
    for (const [file, cost] of [
      [newer, 2],
      [older, 1],
    ] as const) {
      await writeParquet(join(root, file), 'cur2', [cur2Line({ line_item_unblended_cost: cost })]);
      const folder = file.split('/').at(-2) ?? '';
      const manifest = JSON.stringify({ dataFiles: [file] });
      writeFile(join(root, metadata, folder, 'export-Manifest.json'), manifest);
    }
    expect(await costByPeriod(root)).toEqual({ '2026-11': 2 });
  });

  it('reads the legacy report by its top manifest, whose copy is next to the files', async () => {
    const root = tempFolder();
    const folder = 'report/20261101-20261201';
    for (const [assembly, cost] of [
      ['1b-old', 1],
      ['0a-new', 2],
    ] as const) {
      const line = usageLine({ line_item_unblended_cost: cost });
      writeFile(join(root, folder, assembly, 'report-00001.csv.gz'), gzipSync(csvOf([line])));
      const manifest = JSON.stringify({
        reportKeys: [`prefix/${folder}/${assembly}/report-00001.csv.gz`],
        billingPeriod: { start: '20261101T000000.000Z', end: '20261201T000000.000Z' },
      });
      writeFile(join(root, folder, assembly, 'report-Manifest.json'), manifest);
      writeFile(join(root, folder, 'report-Manifest.json'), manifest);
    }
    expect(await costByPeriod(root)).toEqual({ '2026-11': 2 });
  });

  it('dates a flat folder by the billing period in its manifest', async () => {
    const root = tempFolder();
    writeFile(join(root, 'report-1.csv'), csvOf([usageLine({})]));
    writeFile(
      join(root, 'report-Manifest.json'),
      JSON.stringify({
        reportKeys: ['prefix/report/20261001-20261101/x/report-1.csv'],
        billingPeriod: { start: '20261001T000000.000Z' },
      }),
    );
    expect(await costByPeriod(root)).toEqual({ '2026-10': 1 });
  });

  it('rejects a bill without a file that a manifest names', async () => {
    const missing = newer.replace('00001', '00002');
    const root = await createNewExport([newer, missing]);
    await expect(openBill({ path: root })).rejects.toThrow(
      new RegExp(
        `s3://bucket/exports/${missing} is missing under .* though .*Manifest.json names it`,
      ),
    );
  });

  it('reads a file once that its manifest names twice', async () => {
    expect(await costByPeriod(await createNewExport([newer, newer]))).toEqual({ '2026-11': 2 });
  });

  it('rejects a flat copy of a bill that lost a file of the same name', async () => {
    const root = tempFolder();
    writeFile(join(root, 'part-1.csv'), csvOf([usageLine({})]));
    const reportKeys = ['a', 'b'].map((part) => `report/20261101-20261201/x/${part}/part-1.csv`);
    writeFile(join(root, 'report-Manifest.json'), JSON.stringify({ reportKeys }));
    await expect(openBill({ path: root })).rejects.toThrow(
      /Manifest.json names .*a\/part-1.csv and .*b\/part-1.csv, of which only .* is here/,
    );
  });

  it('does not read an older copy of the same name in place of a missing file', async () => {
    const root = await createNewExport([newer.replace('Z-b', 'Z-c')]);
    await expect(openBill({ path: root })).rejects.toThrow(/Z-c\/.* is missing/);
  });

  it('rejects two exports of one billing period, whose costs might count twice', async () => {
    const root = await createNewExport();
    const other = newer.replaceAll('export', 'second');
    await writeParquet(join(root, other), 'cur2', [cur2Line({})]);
    const path = join(root, 'second/metadata/BILLING_PERIOD=2026-11/second-Manifest.json');
    writeFile(path, JSON.stringify({ dataFiles: [other] }));
    await expect(openBill({ path: root })).rejects.toThrow(
      /two exports of 2026-11, .*export.*second|second.*export/,
    );
  });

  it('rejects a manifest that was cut short, and ignores one of another tool', async () => {
    const root = await createNewExport();
    writeFile(join(root, 'manifest.json'), JSON.stringify({ name: 'something else' }));
    expect(await costByPeriod(root)).toEqual({ '2026-11': 2 });
    writeFile(join(root, metadata, 'export-Manifest.json'), '{"dataFiles": [');
    await expect(openBill({ path: root })).rejects.toThrow(/Manifest.json is not valid JSON/);
  });
});
