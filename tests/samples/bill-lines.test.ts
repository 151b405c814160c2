/** Bills contain every kind of line and every column, and are delivered like AWS's. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { billFormats } from '../../samples/generator/bill-request.ts';
import { readColumns } from '../../samples/generator/columns.ts';
import { type GeneratedBill, generateBill } from '../../samples/generator/generate-bill.ts';
import { hostileNames } from '../../samples/generator/hostile-names.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { csv, filesBelow, manifestFiles, openReader, parquet, type Reader } from './read-bill.ts';

let out: string;
let bill: GeneratedBill;
let reader: Reader;

beforeAll(async () => {
  out = await mkdtemp(path.join(tmpdir(), 'bill-formats-'));
  bill = await generateBill({
    out,
    from: parseBillingDay('2026-10-01'),
    to: parseBillingDay('2026-11-20'),
    asOf: parseBillingDay('2026-11-21'),
    formats: billFormats,
    hostile: true,
  });
  reader = await openReader();
});

afterAll(async () => {
  reader.close();
  await rm(out, { recursive: true });
});

const filesOf = (format: (typeof billFormats)[number]) => bill.trees[format]?.files ?? [];

describe('lines', () => {
  test('of every type exist', async () => {
    const rows = await reader.rows(`
      select distinct line_item_line_item_type as type from ${parquet(filesOf('cur2'))} order by type`);
    expect(rows.map((row) => row['type'])).toEqual([
      'BundledDiscount',
      'Credit',
      'DiscountedUsage',
      'EdpDiscount',
      'Fee',
      'PrivateRateDiscount',
      'RIFee',
      'Refund',
      'SavingsPlanCoveredUsage',
      'SavingsPlanNegation',
      'SavingsPlanRecurringFee',
      'SavingsPlanUpfrontFee',
      'Tax',
      'Usage',
    ]);
  });

  test('of split cost name their parent and have no unblended cost', async () => {
    const rows = await reader.rows(`
      select line_item_operation as operation, sum(line_item_unblended_cost) as unblended,
        sum(split_line_item_split_cost) > 0 as has_split_cost
      from ${parquet(filesOf('cur2'))} where split_line_item_parent_resource_id is not null
      group by all order by all`);
    expect(rows).toEqual([
      { operation: 'ECSTask-EC2', unblended: 0, has_split_cost: true },
      { operation: 'EKSPod-EC2', unblended: 0, has_split_cost: true },
    ]);
  });

  test('are identified by their id and time interval', async () => {
    const repeated = await reader.rows(`
      select identity_line_item_id, identity_time_interval from ${parquet(filesOf('cur2'))}
      group by all having count(*) > 1`);
    expect(repeated).toEqual([]);
  });

  test('of tax cover the complete month, and two lines are before their billing period', async () => {
    const [row] = await reader.rows(`
      select count(*) filter (line_item_line_item_type = 'Tax'
          and line_item_usage_end_date <> bill_billing_period_end_date) as short_tax,
        count(*) filter (line_item_usage_start_date < bill_billing_period_start_date) as early
      from ${parquet(filesOf('cur2'))}`);
    expect(row).toEqual({ short_tax: '0', early: '2' });
  });

  test('have every column of their format, in order and typed', async () => {
    for (const format of ['cur2', 'focus'] as const) {
      const described = await reader.rows(`describe select * from ${parquet(filesOf(format))}`);
      const columns = await readColumns(format);
      expect(described.map((row) => row['column_name'])).toEqual(columns.map((c) => c.parquetName));
      const types = new Set(described.map((row) => row['column_type']));
      expect([...types].sort()).toEqual(
        ['DOUBLE', 'MAP(VARCHAR, DOUBLE)', 'MAP(VARCHAR, VARCHAR)', 'TIMESTAMP', 'VARCHAR'].sort(),
      );
    }
  });

  test('contain hostile names, in the bill and in the directory', async () => {
    const billed = await reader.rows(
      `select distinct line_item_usage_account_name as name from ${parquet(filesOf('cur2'))}`,
    );
    const listed = await reader.rows(
      `select distinct account_name as name from ${csv([bill.accounts])}`,
    );
    for (const rows of [billed, listed]) {
      expect(rows.map((row) => row['name'])).toEqual(expect.arrayContaining([...hostileNames]));
    }
  });
});

describe('manifests', () => {
  test.each(billFormats)('of %s name exactly the data files that exist', async (format) => {
    const root = bill.trees[format]?.root ?? '';
    const files = await filesBelow(root);
    const manifests = files.filter((file) => file.endsWith('-Manifest.json'));
    const named = (
      await Promise.all(manifests.map((file) => manifestFiles(path.join(root, file))))
    ).flat();
    expect(named.length).toBe(2);
    expect(named.every((file) => existsSync(path.join(root, file)))).toBe(true);
    expect(files.filter((file) => !file.endsWith('.json'))).toEqual([...named].sort());
  });
});

test('a legacy column comes with the month in which its tag was activated', async () => {
  const [october, november] = filesOf('legacy-csv');
  const headers = async (file: string | undefined) =>
    (await reader.rows(`describe select * from ${csv([file ?? ''])}`)).map(
      (row) => row['column_name'],
    );
  expect(await headers(october)).not.toContain('resourceTags/user:Owner');
  expect(await headers(november)).toContain('resourceTags/user:Owner');
});
