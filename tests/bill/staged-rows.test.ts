/** What a day's rows become: its columns, the sums and names over them, and the totals of the scan. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readStagedPart } from '../../src/bill/staged-day.ts';
import { addDays, parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { byCodePoint } from '../../src/domain/columns/row-order.ts';
import type { BreakdownDay } from '../../src/domain/costs/breakdown.ts';
import { breakdownSchema } from '../../src/queries/breakdown-statement.ts';
import { rowsOf } from '../archive/day/checked-day.ts';
import { readStagedDay } from '../support/read-staged-day.ts';
import { type Row, row, stagedFile } from './staged-file.ts';

const day = parseBillingDay('2026-11-20');

function read(...files: readonly (readonly Row[])[]): Promise<BreakdownDay> {
  return readStagedDay({ read: async () => files.map((rows) => stagedFile(rows)) }, day);
}

test('a day has its rows, their sums, and the totals of the scan', async () => {
  const totals = { source_cost: -0.5, source_rows: 3, first_currency: 'EUR', last_currency: 'USD' };
  const found = await read([
    row({ ...totals, service: 'Tax', daily_cost: -3, absolute_cost: 3, uninvoiced_cost: 0 }),
    row({
      ...totals,
      ou: 'Unassigned',
      linked_account: '000000000002',
      daily_cost: 0.5,
      is_unassigned: 1,
    }),
    row(totals),
  ]);
  expect(found).toMatchObject({ day: '2026-11-20', sourceCost: -0.5, sourceRows: 3 });
  expect(found).toMatchObject({ lineCount: 15, absoluteCost: 11, uninvoicedCost: 6 });
  expect(found.currencies).toEqual(['EUR', 'USD']);
  expect(found.latestUsageAt).toBe('2026-11-20T23:00:00Z');
  expect(found.hoursPresent).toBe(24);
  expect(Object.fromEntries(found.invoicing)).toEqual({
    'Root/Prod': { absoluteCost: 7, uninvoicedCost: 3 },
    Unassigned: { absoluteCost: 4, uninvoicedCost: 3 },
  });
  expect(Object.fromEntries(found.accountCosts)).toEqual({ '000000000001': 7, '000000000002': 4 });
  expect(rowsOf(found)).toEqual([
    ['Root/Prod', 'Amazon EC2', '000000000001', 2],
    ['Root/Prod', 'Tax', '000000000001', -3],
    ['Unassigned', 'Amazon EC2', '000000000002', 0.5],
  ]);
});

test('a day does not depend on files, row groups, encodings or the order of its rows', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }),
    fc.constantFrom('\u{1f600}', '\uff5e', 'a', '"', '\ufeff', '\0'),
  );
  const name = fc.option(text, { nil: null });
  const cost = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 });
  const one = fc.record({ ou: text, linked_account: text, service: text, daily_cost: cost });
  const all = fc.uniqueArray(one, {
    selector: ({ ou, linked_account, service }) => JSON.stringify([ou, linked_account, service]),
    minLength: 1,
    maxLength: 20,
  });
  await fc.assert(
    fc.asyncProperty(
      all,
      fc.array(name, { minLength: 20, maxLength: 20 }),
      fc.nat(20),
      fc.integer({ min: 1, max: 7 }),
      fc.constantFrom(undefined, 'PLAIN' as const),
      async (given, names, cut, rowsPerGroup, encoding) => {
        const rows = given.map((each, at) =>
          row({ ...each, account_name: names[at] ?? null, service_code: names.at(-at) ?? null }),
        );
        const how = { rowsPerGroup, ...(encoding && { encoding }) };
        const parts = [rows.slice(cut).reverse(), rows.slice(0, cut)];
        const files = parts.filter((part) => part.length > 0).map((part) => stagedFile(part, how));
        const found = await readStagedDay({ read: async () => files }, day);
        const sorted = given.toSorted(
          (a, b) =>
            byCodePoint(a.ou, b.ou) ||
            byCodePoint(a.linked_account, b.linked_account) ||
            byCodePoint(a.service, b.service),
        );
        expect(rowsOf(found)).toEqual(
          sorted.map((each) => [each.ou, each.service, each.linked_account, each.daily_cost]),
        );
        expect(found).toEqual(await read(rows));
      },
    ),
  );
});

describe('accounts', () => {
  test('have the name that any of their rows has', async () => {
    const named = row({ account_name: 'one' });
    const nameless = row({ account_name: null, service: 'Tax' });
    const found = await read([named, nameless]);
    expect([...found.accountNames]).toEqual([['000000000001', 'one']]);
    expect([...(await read([nameless])).accountNames]).toEqual([['000000000001', null]]);
  });

  test('have the name of their last row in the archive’s order', async () => {
    const rows = ['b', 'a', 'c'].map((service) => row({ service, account_name: `by ${service}` }));
    expect([...(await read(rows)).accountNames]).toEqual([['000000000001', 'by c']]);
  });

  test('without an OU are added up over their services', async () => {
    const stray = { is_unassigned: 1, linked_account: '000000000009' };
    const found = await read([
      row(),
      row({ ...stray, daily_cost: 1 }),
      row({ ...stray, daily_cost: -4, service: 'Tax' }),
    ]);
    expect([...found.unassigned]).toEqual([['000000000009', -3]]);
  });
});

test('a service code has the name of its rows, unless that is the code itself', async () => {
  const found = await read([
    row({ service: 'AmazonS3', service_code: 'AmazonS3' }),
    row({ service: 'Amazon EC2', service_code: 'AmazonEC2' }),
    row({ service: 'AmazonEC2', service_code: 'AmazonEC2' }),
    row({ service: 'Tax', service_code: null }),
  ]);
  expect([...found.serviceNames]).toEqual([['AmazonEC2', 'Amazon EC2']]);
});

test('a bill with days but without hours has no latest hour', async () => {
  for (const latest_usage_hour of [null, '2026-11-20', '20/11/2026 23']) {
    expect((await read([row({ latest_usage_hour })])).latestUsageAt).toBeNull();
  }
});

test('a day without hourly lines has no hours', async () => {
  expect((await read([row({ hours_present: null })])).hoursPresent).toBeNull();
  expect((await read([row({ hours_present: 15 })])).hoursPresent).toBe(15);
});

describe('a part of several days', () => {
  const first = parseBillingDay('2026-11-01');
  const dated = (offset: number, change: Partial<Row> = {}) =>
    row({ billing_date: addDays(first, offset), source_rows: 10 + offset, ...change });
  const part = (rows: readonly Row[], daysPerPart = 5) =>
    readStagedPart({ daysPerPart, read: async () => [stagedFile(rows)] }, first);

  test('gives each day what it has alone, in order', async () => {
    const rows = [dated(4), dated(0, { ou: 'Z' }), dated(4, { service: 'Tax' }), dated(0)];
    const days = await part(rows);
    expect(days.map((one) => one.day)).toEqual(['2026-11-01', '2026-11-05']);
    expect(days.map(({ sourceRows }) => sourceRows)).toEqual([10, 14]);
    expect(days[0]).toEqual((await part([rows[3] as Row, rows[1] as Row]))[0]);
    expect(days[1]).toEqual((await part([rows[0] as Row, rows[2] as Row]))[0]);
  });

  test('is rejected with rows of other days, or without rows', async () => {
    await expect(part([dated(5)])).rejects.toThrow('do not contain exactly days of these 5');
    await expect(part([dated(-1)])).rejects.toThrow('unloaded for 2026-11-01');
    await expect(part([dated(1)], 1)).rejects.toThrow('do not contain exactly that day');
    await expect(part([])).rejects.toThrow('unloaded for 2026-11-01');
  });
});

const optional = [
  'account_name',
  'latest_usage_hour',
  'hours_present',
  'service_code',
  'payers',
  'first_currency',
  'last_currency',
  'unpriced_types',
  'foreign_period',
  'left_out',
];
test.each(Object.keys(breakdownSchema).filter((name) => !optional.includes(name)))(
  'a row without a %s is rejected with the name of the column and the day',
  async (name) => {
    const rejected = read([row({ [name]: null })], [row()]);
    await expect(rejected).rejects.toThrow(new RegExp(`\\b${name}\\b`));
    await expect(rejected).rejects.toThrow('2026-11-20');
  },
);
