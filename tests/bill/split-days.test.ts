/** The stream of breakdown rows is split into complete days, one at a time, in order. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitDays } from '../../src/bill/split-days.ts';
import { addDays, parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { BreakdownDay } from '../../src/domain/costs/breakdown.ts';
import type { Batch } from '../../src/ports/query-engine.ts';
import { breakdownSchema } from '../../src/queries/breakdown-statement.ts';

type Row = Record<keyof typeof breakdownSchema, string | number | null>;
type BreakdownBatch = Batch<typeof breakdownSchema>;

function row(change: Partial<Row> = {}): Row {
  return {
    billing_date: '2026-11-20',
    ou: 'Root/Prod',
    service: 'Amazon EC2',
    linked_account: '000000000001',
    daily_cost: 2,
    account_name: 'one',
    is_unassigned: 0,
    absolute_cost: 4,
    uninvoiced_cost: 3,
    line_count: 5,
    service_code: 'AmazonEC2',
    latest_usage_hour: '2026-11-20 23',
    source_cost: 2,
    source_rows: 1,
    period_lines: 0,
    period_absolute_cost: 0,
    payers: '000000000009',
    first_currency: 'USD',
    last_currency: 'USD',
    unpriced_types: null,
    foreign_period: null,
    left_out: null,
    ...change,
  };
}

function batchOf(rows: readonly Row[]): BreakdownBatch {
  const columns = Object.keys(breakdownSchema).map((name) => [
    name,
    rows.map((one) => one[name as keyof Row]),
  ]);
  return { rowCount: rows.length, columns: Object.fromEntries(columns) };
}

async function* streamOf(batches: readonly (readonly Row[])[]): AsyncGenerator<BreakdownBatch> {
  for (const rows of batches) yield batchOf(rows);
}

async function split(...batches: readonly (readonly Row[])[]): Promise<BreakdownDay[]> {
  const days: BreakdownDay[] = [];
  for await (const day of splitDays(streamOf(batches))) days.push(day);
  return days;
}

const first = parseBillingDay('2026-11-01');

test('no batches, or batches without rows, give no day', async () => {
  expect(await split()).toEqual([]);
  expect(await split([], [])).toEqual([]);
});

test('a day has its rows, their sums, and the totals of the scan', async () => {
  const totals = { source_cost: -0.5, source_rows: 3, first_currency: 'EUR', last_currency: 'USD' };
  const [day] = await split([
    row(totals),
    row({ ...totals, service: 'Tax', daily_cost: -3, absolute_cost: 3, uninvoiced_cost: 0 }),
    row({
      ...totals,
      ou: 'Unassigned',
      linked_account: '000000000002',
      daily_cost: 0.5,
      is_unassigned: 1,
    }),
  ]);
  expect(day).toMatchObject({ day: '2026-11-20', sourceCost: -0.5, sourceRows: 3 });
  expect(day).toMatchObject({ lineCount: 15, absoluteCost: 11, uninvoicedCost: 6 });
  expect(day?.currencies).toEqual(['EUR', 'USD']);
  expect(day?.latestUsageAt).toBe('2026-11-20T23:00:00Z');
  expect(Object.fromEntries(day?.invoicing ?? [])).toEqual({
    'Root/Prod': { absoluteCost: 7, uninvoicedCost: 3 },
    Unassigned: { absoluteCost: 4, uninvoicedCost: 3 },
  });
  expect(day?.rows).toEqual({
    billingDate: '2026-11-20',
    ou: ['Root/Prod', 'Root/Prod', 'Unassigned'],
    service: ['Amazon EC2', 'Tax', 'Amazon EC2'],
    linkedAccount: ['000000000001', '000000000001', '000000000002'],
    dailyCost: [2, -3, 0.5],
  });
});

test('the days do not depend on where batches begin and end', async () => {
  const counts = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 6 });
  const cuts = fc.array(fc.nat(30), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(counts, cuts, async (rowsPerDay, cutAt) => {
      const rows = rowsPerDay.flatMap((count, index) =>
        Array.from({ length: count }, (_, i) =>
          row({ billing_date: addDays(first, index * 2), daily_cost: i }),
        ),
      );
      const edges = [0, ...cutAt.map((cut) => cut % (rows.length + 1)), rows.length].sort(
        (a, b) => a - b,
      );
      const batches = edges.slice(1).map((edge, index) => rows.slice(edges[index], edge));
      const days = await split(...batches);
      expect(days).toEqual(await split(rows));
      expect(days.map(({ rows: { ou } }) => ou.length)).toEqual(rowsPerDay);
    }),
  );
});

test('a day is yielded before the next one is read completely', async () => {
  const read: string[] = [];
  async function* batches() {
    for (const day of ['2026-11-01', '2026-11-02', '2026-11-03']) {
      read.push(day);
      yield batchOf([row({ billing_date: day })]);
    }
  }
  for await (const { day } of splitDays(batches())) {
    expect(read.at(-1)).toBe(day === '2026-11-03' ? day : addDays(day, 1));
  }
});

describe('accounts', () => {
  test('have the name that any of their rows has', async () => {
    const named = row({ account_name: 'one' });
    const nameless = row({ account_name: null, service: 'Tax' });
    for (const rows of [
      [named, nameless],
      [nameless, named],
    ]) {
      const [day] = await split(rows);
      expect([...(day?.accountNames ?? [])]).toEqual([['000000000001', 'one']]);
    }
    const [day] = await split([nameless]);
    expect([...(day?.accountNames ?? [])]).toEqual([['000000000001', null]]);
  });

  test('without an OU are added up over their services', async () => {
    const stray = { is_unassigned: 1, linked_account: '000000000009' };
    const [day] = await split([
      row(),
      row({ ...stray, daily_cost: 1 }),
      row({ ...stray, daily_cost: -4 }),
    ]);
    expect([...(day?.unassigned ?? [])]).toEqual([['000000000009', -3]]);
  });
});

test('a bill with days but without hours has no latest hour', async () => {
  for (const latest_usage_hour of [null, '2026-11-20', '20/11/2026 23']) {
    expect((await split([row({ latest_usage_hour })]))[0]?.latestUsageAt).toBeNull();
  }
});

describe('an invalid stream', () => {
  test('out of order is rejected with both days, also when a day comes again', async () => {
    const [early, late] = [
      row({ billing_date: '2026-11-01' }),
      row({ billing_date: '2026-11-02' }),
    ];
    await expect(split([late, early])).rejects.toThrow('gave 2026-11-01 after 2026-11-02');
    await expect(split([early], [late], [early])).rejects.toThrow('2026-11-01 after 2026-11-02');
  });

  const optional = [
    'account_name',
    'latest_usage_hour',
    'service_code',
    'payers',
    'first_currency',
    'last_currency',
    'unpriced_types',
    'foreign_period',
    'left_out',
  ];
  test.each(Object.keys(breakdownSchema).filter((name) => !optional.includes(name)))(
    'without a %s is rejected with the name of the column',
    async (name) => {
      await expect(split([row({ [name]: null })])).rejects.toThrow(`no ${name}`);
    },
  );

  test('with an invalid date is rejected with that date', async () => {
    await expect(split([row({ billing_date: '2026-11-31' })])).rejects.toThrow('2026-11-31');
  });
});
