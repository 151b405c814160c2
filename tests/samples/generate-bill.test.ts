/** The generator repeats itself exactly, and follows its options. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BillOptions } from '../../samples/generator/bill-request.ts';
import { type GeneratedBill, generateBill } from '../../samples/generator/generate-bill.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { InputError } from '../../src/domain/input/input-error.ts';
import { csv, openReader, parquet, type Reader } from './read-bill.ts';

const days = {
  from: parseBillingDay('2026-10-20'),
  to: parseBillingDay('2026-11-10'),
  asOf: parseBillingDay('2026-11-21'),
  size: 60,
};

let out: string;
let reader: Reader;

beforeAll(async () => {
  out = await mkdtemp(path.join(tmpdir(), 'generate-bill-'));
  reader = await openReader();
});

afterAll(async () => {
  reader.close();
  await rm(out, { recursive: true });
});

const make = (name: string, options: Partial<BillOptions> = {}) =>
  generateBill({ ...days, ...options, out: path.join(out, name) });

const cur2 = (bill: GeneratedBill) => parquet(bill.trees.cur2?.files ?? []);

async function rowsOnlyIn(one: GeneratedBill, other: GeneratedBill): Promise<number> {
  const [row] = await reader.rows(
    `select count(*) as n from (from ${cur2(one)} except all from ${cur2(other)})`,
  );
  return Number(row?.['n']);
}

describe('a bill', () => {
  test('is the same on one thread and on four, byte for byte', async () => {
    const [one, four] = [await make('one', { threads: 1 }), await make('four', { threads: 4 })];
    const [first] = one.trees.cur2?.files ?? [];
    const [second] = four.trees.cur2?.files ?? [];
    expect(await rowsOnlyIn(one, four)).toBe(0);
    expect((await readFile(first ?? '')).equals(await readFile(second ?? ''))).toBe(true);
  });

  test('is different with another seed', async () => {
    const [one, two] = [await make('seed-1'), await make('seed-2', { seed: 2 })];
    expect(await rowsOnlyIn(one, two)).toBeGreaterThan(100);
  });

  test('costs about the same at any size', async () => {
    const total = async (bill: GeneratedBill) => {
      const [row] = await reader.rows(
        `select sum(line_item_unblended_cost) as cost from ${cur2(bill)}`,
      );
      return Number(row?.['cost']);
    };
    const small = await total(await make('small', { size: 120 }));
    const bill = await make('large', { lines: 20_000 });
    expect(bill.trees.cur2?.lines).toBeGreaterThan(18_000);
    expect(bill.trees.cur2?.lines).toBeLessThan(24_000);
    expect((await total(bill)) / small).toBeGreaterThan(0.9);
    expect((await total(bill)) / small).toBeLessThan(1.1);
  });

  test('has hourly lines if requested', async () => {
    const bill = await make('hours', { from: days.to, granularity: 'hourly' });
    const [row] = await reader.rows(
      `select count(distinct line_item_usage_start_date) as hours from ${cur2(bill)}`,
    );
    expect(row).toEqual({ hours: '24' });
  });

  test('has hundreds of accounts if requested', async () => {
    const bill = await make('accounts', { accounts: 300, size: 900, from: days.to });
    const [row] = await reader.rows(
      `select count(distinct account_id) as listed, min(length(account_id)) as shortest from ${csv([bill.accounts])}`,
    );
    expect(row).toEqual({ listed: '299', shortest: '12' });
  });

  test('has a second currency and an incomplete last day if requested', async () => {
    const asOf = parseBillingDay('2026-11-11');
    const bill = await make('odd', { asOf, secondCurrency: true, lastDay: 'incomplete' });
    const [row] = await reader.rows(`
      select count(*) filter (line_item_currency_code = 'EUR') as euro,
        count(*) filter (line_item_usage_start_date::date = '2026-11-10')
          < 0.5 * count(*) filter (line_item_usage_start_date::date = '2026-11-09') as is_cut
      from ${cur2(bill)}`);
    expect(row).toEqual({ euro: '6', is_cut: true });
  });

  test('cannot be read before its usage has ended', async () => {
    await expect(make('early', { asOf: days.to })).rejects.toThrow(InputError);
  });
});
