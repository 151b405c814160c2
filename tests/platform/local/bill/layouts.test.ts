/** Bills as AWS lays them out: periods from paths, one delivery of each, columns that come and go. */

import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openBill } from '../../../../functions/platform/local/bill/open-bill.ts';
import { DuckDbEngine } from '../../../../functions/platform/local/duckdb-engine.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import {
  csvOf,
  focusCharge,
  type Line,
  queryBill,
  rowsOf,
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
  ])('tells the billing period from %s', async (name) => {
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

  it('tells the period from each line where no folder does', async () => {
    const root = tempFolder();
    const october = { bill_billing_period_start_date: '2026-10-01 00:00:00' };
    await writeParquet(join(root, 'a.parquet'), 'legacy', [usageLine({}), usageLine(october)]);
    writeFile(join(root, 'older/b.csv'), csvOf([usageLine(october)]));
    expect(await costByPeriod(root)).toEqual({ '2026-10': 2, '2026-11': 1 });
    expect((await openBill({ path: root })).periods).toEqual(['2026-10', '2026-11']);
  });

  it('takes several files of one folder together and leaves other files alone', async () => {
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

  it('takes folders and files of any name literally', async () => {
    const folder = join(tempFolder(), "it's [a] *b? \u{1F4B0}");
    writeFile(join(folder, 'b[1].csv'), csvOf([cur2Line({})]));
    writeFile(
      join(folder, 'b1.csv.gz'),
      gzipSync(csvOf([cur2Line({ line_item_unblended_cost: 2 })])),
    );
    expect(await costByPeriod(folder)).toEqual({ '2026-11': 3 });
  });

  it('refuses two copies of a billing period', async () => {
    const root = tempFolder();
    const folder = join(root, 'data/BILLING_PERIOD=2026-11');
    await writeParquet(join(folder, '20261120T010000Z-a/x.parquet'), 'cur2', [cur2Line({})]);
    await writeParquet(join(folder, '20261121T010000Z-b/x.parquet'), 'cur2', [cur2Line({})]);
    await expect(openBill({ path: root })).rejects.toThrow(
      /holds 2026-11 more than once, in .*20261120T010000Z-a .* and .*20261121T010000Z-b .*manifest/,
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

  it('reads the delivery that the newest manifest names, so that copies never double', async () => {
    const root = await createNewExport();
    const copy = { dataFiles: [`s3://bucket/exports/${older}`] };
    const copyPath = join(root, metadata, '20261120T010000Z-a/export-Manifest.json');
    writeFile(copyPath, JSON.stringify(copy));
    // Copying a bucket sets any time: the manifest nearest the period's folder is the current one.
    utimesSync(copyPath, new Date('2030-01-01'), new Date('2030-01-01'));
    expect(await costByPeriod(root)).toEqual({ '2026-11': 2 });
    expect(await costByPeriod(join(root, 'export'))).toEqual({ '2026-11': 2 });
    expect((await openBill({ path: root })).files).toEqual([join(root, newer)]);
  });

  it('takes the later of two copies by the time in their folder where no current one is', async () => {
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

  it('reads the legacy report by its top manifest, whose copy lies beside the files', async () => {
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

  it('refuses a bill of which a file that a manifest names is missing', async () => {
    const missing = newer.replace('00001', '00002');
    const root = await createNewExport([newer, missing]);
    await expect(openBill({ path: root })).rejects.toThrow(
      new RegExp(
        `s3://bucket/exports/${missing} is missing under .* though .*Manifest.json names it`,
      ),
    );
  });

  it('does not take an older copy of the same name for a missing file', async () => {
    const root = await createNewExport([newer.replace('Z-b', 'Z-c')]);
    await expect(openBill({ path: root })).rejects.toThrow(/Z-c\/.* is missing/);
  });

  it('refuses two exports of one billing period, whose costs might double', async () => {
    const root = await createNewExport();
    const other = newer.replaceAll('export', 'second');
    await writeParquet(join(root, other), 'cur2', [cur2Line({})]);
    const path = join(root, 'second/metadata/BILLING_PERIOD=2026-11/second-Manifest.json');
    writeFile(path, JSON.stringify({ dataFiles: [other] }));
    await expect(openBill({ path: root })).rejects.toThrow(
      /two exports of 2026-11, .*export.*second|second.*export/,
    );
  });

  it('refuses a manifest that was cut short, and passes by one of another tool', async () => {
    const root = await createNewExport();
    writeFile(join(root, 'manifest.json'), JSON.stringify({ name: 'something else' }));
    expect(await costByPeriod(root)).toEqual({ '2026-11': 2 });
    writeFile(join(root, metadata, 'export-Manifest.json'), '{"dataFiles": [');
    await expect(openBill({ path: root })).rejects.toThrow(/Manifest.json is not whole JSON/);
  });
});

describe('columns that come and go', () => {
  it('read as NULL in the months that lack them', async () => {
    const root = tempFolder();
    const discounted = { line_item_net_unblended_cost: 0.5, line_item_usage_account_name: 'Prod' };
    const march = join(root, 'BILLING_PERIOD=2026-03');
    await writeParquet(join(root, 'BILLING_PERIOD=2026-02/a.parquet'), 'cur2', [
      usageLine({ product: null }),
    ]);
    await writeParquet(join(march, 'a.parquet'), 'cur2', [
      usageLine({ product: { product_name: 'EC2' } }),
    ]);
    await writeParquet(join(march, 'b.parquet'), 'cur2', [usageLine(discounted)]);
    const sql = `select billing_period, service, net_unblended_cost, usage_account_name
      from cost_lines order by 1, 3 desc`;
    const rows = await queryBill(root, sql, {
      billing_period: 'string',
      service: 'string',
      net_unblended_cost: 'double',
      usage_account_name: 'string',
    });
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['2026-02', 'AmazonEC2', 1, null],
      ['2026-03', 'EC2', 1, null],
      ['2026-03', 'AmazonEC2', 0.5, 'Prod'],
    ]);
  });

  it('hold for CSV files of one month with other headers, and for tags of the legacy report', async () => {
    const root = tempFolder();
    const folder = join(root, '20261101-20261201');
    const header =
      'lineItem/UsageStartDate,lineItem/UsageAccountId,lineItem/LineItemType,lineItem/UnblendedCost';
    const line = '2026-11-02T00:00:00.000Z,022233334444,Usage,1';
    writeFile(
      join(folder, 'a.csv'),
      `${header},resourceTags/user:CostCenter,costCategory/Team\n${line},cc-1,Blue\n`,
    );
    writeFile(
      join(folder, 'b.csv'),
      `resourceTags/user:Name,resourceTags/user:name,${header}\n,x,${line}\n`,
    );
    const sql = `select element_at(tags, 'user_cost_center') as cost_center,
      element_at(tags, 'user_name') as tag_name, element_at(cost_categories, 'team') as team,
      billing_date from cost_lines order by 1`;
    const rows = await queryBill(root, sql, {
      cost_center: 'string',
      tag_name: 'string',
      team: 'string',
      billing_date: 'date',
    });
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['cc-1', null, 'Blue', '2026-11-02'],
      [null, 'x', null, '2026-11-02'],
    ]);
  });
});

describe('what a query reads', () => {
  it('is the files of the billing periods it asks for, and the columns it names', async () => {
    const root = tempFolder();
    for (const month of ['2026-09', '2026-10', '2026-11']) {
      await writeParquet(join(root, `BILLING_PERIOD=${month}/a.parquet`), 'cur2', [
        cur2Line({ resource_tags: { a: 'b' } }),
      ]);
    }
    const bill = await openBill({ path: root });
    const engine = await DuckDbEngine.open({ threads: 1 });
    await bill.attach(engine);
    const explain = async (where: string) => {
      const sql = `explain select sum(unblended_cost) from ${bill.costLines()} as c where ${where}`;
      const [plan] = await rowsOf(engine, sql, { explain_key: 'string', explain_value: 'string' });
      return String(plan?.['explain_value']);
    };
    // Each scan of a plan is a box with its title and its function.
    const scans = (plan: string) => (plan.match(/READ_PARQUET/g)?.length ?? 0) / 2;
    expect(scans(await explain('true'))).toBe(3);
    const plan = await explain(`billing_period in ('2026-10', '2026-12')`);
    expect(scans(plan)).toBe(1);
    expect(plan).toContain('line_item_unblended_cost');
    expect(plan).not.toMatch(/resource_tags|line_item_operation/);
    engine.close();
  });
});

describe('text from a bill', () => {
  const hostile = [
    'a\nb\r\nc',
    '"quoted", \'single\'',
    '\u{1F4B8} emoji \u{1F468}\u200D\u{1F469}\u200D\u{1F467}',
    'שלום \u202Eevil\u202C',
    '=cmd|calc; -- :bill \\ {{x}}',
    'x'.repeat(1_500_000),
  ];

  it.each(['csv', 'csv.gz', 'parquet'])('comes back unchanged from %s', async (format) => {
    const path = join(tempFolder(), `bill.${format}`);
    const lines = hostile.map((text, index) =>
      cur2Line({
        line_item_usage_account_name: text,
        line_item_usage_amount: index,
        product: { product_name: text.slice(0, 50) },
        resource_tags: { [text.slice(0, 20)]: text.slice(0, 50) },
      }),
    );
    if (format === 'parquet') await writeParquet(path, 'cur2', lines);
    else writeFile(path, format === 'csv' ? csvOf(lines) : gzipSync(csvOf(lines)));
    const sql = `select usage_account_name, service, cast(map_values(tags) as varchar[])[1] as tag
      from cost_lines order by usage_amount`;
    const rows = await queryBill(path, sql, {
      usage_account_name: 'string',
      service: 'string',
      tag: 'string',
    });
    expect(rows.map((row) => row['usage_account_name'])).toEqual(hostile);
    expect(rows.map((row) => row['service'])).toEqual(hostile.map((text) => text.slice(0, 50)));
    expect(rows.map((row) => row['tag'])).toEqual(hostile.map((text) => text.slice(0, 50)));
  });

  it('is read with a byte order mark, carriage returns, and blank or empty maps', async () => {
    const lines = [cur2Line({ resource_tags: '' }), cur2Line({ resource_tags: '{}' })];
    const path = join(tempFolder(), 'bill.csv');
    writeFile(path, `\uFEFF${csvOf(lines).replaceAll('\n', '\r\n')}`);
    const rows = await queryBill(path, `select element_at(tags, 'a') as tag from cost_lines`, {
      tag: 'string',
    });
    expect(rows).toEqual([{ tag: null }, { tag: null }]);
  });

  it('dates times with an offset in UTC, and NULL written as a word in FOCUS as NULL', async () => {
    const path = join(tempFolder(), 'bill.csv');
    const charge = {
      chargeperiodstart: '2026-11-20T00:30:00+02:00',
      subaccountname: 'NULL',
      regionid: 'NULL',
    };
    writeFile(path, csvOf([focusCharge(charge)]));
    const sql = 'select billing_date, usage_account_name, region from cost_lines';
    const rows = await queryBill(path, sql, {
      billing_date: 'date',
      usage_account_name: 'string',
      region: 'string',
    });
    expect(rows).toEqual([{ billing_date: '2026-11-19', usage_account_name: null, region: null }]);
  });
});
