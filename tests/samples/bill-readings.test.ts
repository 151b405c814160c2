/** Two readings of one bill differ only in the planned lines. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BillOptions } from '../../samples/generator/bill-request.ts';
import { type GeneratedBill, generateBill } from '../../samples/generator/generate-bill.ts';
import { restatedBetween } from '../../samples/generator/scenario.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import {
  costQuery,
  filesBelow,
  manifestFiles,
  openReader,
  parquet,
  type Reader,
} from './read-bill.ts';

const days = {
  from: parseBillingDay('2026-10-20'),
  to: parseBillingDay('2026-11-10'),
  asOf: parseBillingDay('2026-11-21'),
  size: 60,
};

let out: string;
let reader: Reader;

beforeAll(async () => {
  out = await mkdtemp(path.join(tmpdir(), 'bill-readings-'));
  reader = await openReader();
});

afterAll(async () => {
  reader.close();
  await rm(out, { recursive: true });
});

const make = (name: string, options: Partial<BillOptions> = {}) =>
  generateBill({ ...days, ...options, out: path.join(out, name) });

const cur2 = (bill: GeneratedBill) => parquet(bill.trees.cur2?.files ?? []);

describe('a later reading of a bill', () => {
  test('restates the listed days, and no other', async () => {
    const asOf = parseBillingDay('2026-11-02');
    const span = { from: parseBillingDay('2026-10-01'), to: parseBillingDay('2026-11-01') };
    const early = await make('early-reading', { ...span, asOf });
    const late = await make('late-reading', span);
    const files = (bill: GeneratedBill) => bill.trees.cur2?.files ?? [];
    const changed = await reader.rows(`
      with a as (${costQuery('cur2', files(early))}), b as (${costQuery('cur2', files(late))})
      select distinct day from a full join b using (day, account, service)
      where a.unblended is distinct from b.unblended order by day`);
    const expected = restatedBetween(late.restatements, asOf, days.asOf);
    expect(changed.map((row) => row['day'])).toEqual(expected);
    expect(expected.length).toBeGreaterThan(1);
  });

  test('fills invoice ids once the month is final, and leaves the open month blank', async () => {
    const blanks = async (asOf: string, name: string) => {
      const bill = await make(name, {
        asOf: parseBillingDay(asOf),
        to: parseBillingDay('2026-11-03'),
      });
      return reader.rows(`
        select strftime(bill_billing_period_start_date, '%Y-%m') as month,
          bool_and(bill_invoice_id is null) as blank, bool_and(bill_invoice_id is not null) as filled
        from ${cur2(bill)} where bill_bill_type = 'Anniversary' group by 1 order by 1`);
    };
    expect(await blanks('2026-11-04', 'before')).toEqual([
      { month: '2026-10', blank: true, filled: false },
      { month: '2026-11', blank: true, filled: false },
    ]);
    expect(await blanks('2026-11-05', 'after')).toEqual([
      { month: '2026-10', blank: false, filled: true },
      { month: '2026-11', blank: true, filled: false },
    ]);
  });
});

describe('create-new delivery', () => {
  test('keeps an older complete copy with other amounts, and its manifest names the newest', async () => {
    const bill = await make('copies', { delivery: 'create-new' });
    const root = bill.trees.cur2?.root ?? '';
    const files = await filesBelow(root);
    const data = files.filter((file) => file.endsWith('.parquet') && file.includes('=2026-11/'));
    expect(data).toHaveLength(2);
    const sums = await Promise.all(
      data.map((file) =>
        reader.rows(
          `select sum(line_item_unblended_cost) as cost from ${parquet([path.join(root, file)])}`,
        ),
      ),
    );
    expect(sums[0]).not.toEqual(sums[1]);
    const manifest = 'billing/acme-cur2/metadata/BILLING_PERIOD=2026-11/acme-cur2-Manifest.json';
    expect(await manifestFiles(path.join(root, manifest))).toEqual(data.slice(1));
    expect(files.filter((file) => /metadata.*=2026-11.*json$/.test(file))).toHaveLength(3);
  });
});
