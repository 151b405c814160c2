/** Columns that appear and disappear, the columns that a query reads, and text as it is in the file. */

import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openBill } from '../../../../src/platform/local/bill/open-bill.ts';
import { DuckDbEngine } from '../../../../src/platform/local/duckdb/duckdb-engine.ts';
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
async function _costByPeriod(path: string) {
  const sql = `select billing_period, sum(unblended_cost) as unblended from cost_lines
    group by 1 order by 1`;
  const rows = await queryBill(path, sql, { billing_period: 'string', unblended: 'double' });
  return Object.fromEntries(rows.map((row) => [row['billing_period'], row['unblended']]));
}

describe('columns that appear and disappear', () => {
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

  it.each(['line_item_unblended_cost', 'line_item_usage_account_id'])(
    'are rejected if one Parquet file of a month lacks %s',
    async (column) => {
      const folder = join(tempFolder(), 'BILLING_PERIOD=2026-11');
      const line = cur2Line({});
      await writeParquet(join(folder, 'a.parquet'), 'cur2', [line]);
      const less = Object.fromEntries(Object.entries(line).filter(([name]) => name !== column));
      await writeParquet(join(folder, 'b.parquet'), 'cur2', [less]);
      await expect(openBill({ path: folder })).rejects.toThrow(
        new RegExp(`b.parquet looks like CUR 2.0 but lacks ${column}`),
      );
    },
  );

  it('give no amortized cost to the lines of a Parquet file that lacks its columns', async () => {
    const folder = join(tempFolder(), 'BILLING_PERIOD=2026-11');
    const covered = cur2Line({ line_item_line_item_type: 'SavingsPlanCoveredUsage' });
    const plan = { savings_plan_savings_plan_effective_cost: 5 };
    await writeParquet(join(folder, 'a.parquet'), 'cur2', [{ ...covered, ...plan }]);
    await writeParquet(join(folder, 'b.parquet'), 'cur2', [covered]);
    const sql = 'select amortized_cost as cost from cost_lines order by cost nulls last';
    expect(await queryBill(folder, sql, { cost: 'double' })).toEqual([{ cost: 5 }, { cost: null }]);
  });

  it('are also handled in CSV files of one month with other headers, and in tags of the legacy report', async () => {
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

describe('the data that a query reads', () => {
  it('are the files of the requested billing periods, and the named columns', async () => {
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

  it.each(['csv', 'csv.gz', 'parquet'])('is returned unchanged from %s', async (format) => {
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
