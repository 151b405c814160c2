/** Unit costs over the API: the view's sums, within a reader's scope, with the figures of the business as they are now. */
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputError } from '../../src/domain/input/input-error.ts';
import type { BusinessFigure } from '../../src/domain/unit-costs/business-figures.ts';
import { DuckDbEngine } from '../../src/platform/local/duckdb/duckdb-engine.ts';
import { makeTables } from '../../src/platform/local/query/query-tables.ts';
import { folderForSuite } from '../support/temp-folder.ts';
import { queryDuckDb } from '../support/trino/duckdb-rows.ts';
import { archiveSample, sampleFigures } from '../support/views/sample-archive.ts';
import { type ServedArchive, serveArchive } from './served-archive.ts';

const folder = folderForSuite();
const november = 'from=2026-11-01&to=2026-11-20';
let served: ServedArchive;
let engine: DuckDbEngine;
let figures: () => Promise<readonly BusinessFigure[]> = async () => sampleFigures();

beforeAll(async () => {
  await archiveSample(folder());
  served = await serveArchive(folder(), { businessFigures: () => figures() });
  engine = await DuckDbEngine.open();
  await makeTables(engine, {
    bill: undefined,
    source: undefined,
    accounts: undefined,
    budgets: undefined,
    businessFigures: sampleFigures(),
    out: folder(),
    memoryLimit: undefined,
  });
}, 120_000);
afterAll(() => {
  served?.archive.close();
  engine?.close();
});

interface Row {
  readonly ChargePeriodStart?: string;
  readonly x_Unit: string;
  readonly x_AmountSource: string;
  readonly x_Target: string;
  readonly x_Application?: string;
  readonly cost: string | null;
  readonly x_Amount: number | null;
  readonly costPerUnit: string | null;
  readonly leftOutCost: string;
  readonly x_KnownDays: number;
}

async function ask(query: string, asked: Parameters<typeof served.ask>[1] = {}) {
  const answer = await served.ask(`/v1/unit-costs?${query}`, asked);
  const body = (await answer.json()) as {
    readonly data: { readonly rows: readonly Row[]; readonly nextCursor: string | null };
    readonly detail?: string;
  };
  return { status: answer.status, ...body };
}

async function rowsOf(query: string, asked: Parameters<typeof served.ask>[1] = {}) {
  const { status, data, detail } = await ask(query, asked);
  expect(status, detail).toBe(200);
  return data.rows;
}

const part = (ous: readonly string[], teams: readonly string[] = []) => ({
  reader: { scope: { kind: 'part', ous, teams }, isEditor: false } as const,
});

describe('the answer', () => {
  it.each(['team', 'application'])('by %s has the sums of the view', async (group) => {
    const level = group === 'team' ? 'target' : 'application';
    const rows = await rowsOf(`${november}&group_by=${group}&metric=unblended&limit=10000`);
    const { rows: expected } = await queryDuckDb(
      engine,
      `select unit, source, target, application, round(sum(unblended_cost), 6), round(sum(left_out_cost), 6)
       from unit_costs where year = 2026 and month = 11 and level in ('whole', '${level}')
       group by unit, source, target, application order by source, unit, target, application`,
    );
    const shown = rows.map((row) => [
      row.x_Unit,
      row.x_AmountSource,
      row.x_Target,
      row.x_Application ?? '*',
      row.cost === null ? null : Math.round(Number(row.cost) * 1e6) / 1e6,
      Math.round(Number(row.leftOutCost) * 1e6) / 1e6,
    ]);
    const key = (row: readonly unknown[]) => JSON.stringify(row);
    expect(shown.map(key).sort()).toEqual(expected.map(key).sort());
    expect(new Set(rows.map((row) => row.x_AmountSource))).toEqual(
      new Set(['bill', 'business', 'metric']),
    );
  });

  it('divides a month’s sums, and its teams add up to everything', async () => {
    const rows = await rowsOf(`${november}&granularity=month&metric=unblended`);
    for (const unit of new Set(rows.map((row) => row.x_Unit))) {
      const [whole, ...teams] = rows.filter((row) => row.x_Unit === unit);
      expect(whole?.x_Target).toBe('*');
      const sum = teams.reduce((all, { cost }) => all + Number(cost ?? 0), 0);
      expect(sum, unit).toBeCloseTo(Number(whole?.cost ?? 0), 6);
      if (whole?.x_AmountSource === 'business') {
        for (const { x_Amount } of teams) expect(x_Amount).toBe(whole.x_Amount);
        const perUnit = teams.reduce((all, one) => all + Number(one.costPerUnit ?? 0), 0);
        expect(perUnit).toBeCloseTo(Number(whole.costPerUnit), 9);
      } else {
        const used = teams.reduce((all, { x_Amount }) => all + (x_Amount ?? 0), 0);
        expect(used, unit).toBeCloseTo(whole?.x_Amount ?? 0, 3);
      }
      for (const { cost, x_Amount, costPerUnit } of [whole, ...teams] as Row[]) {
        if (costPerUnit === null) expect(cost === null || !x_Amount).toBe(true);
        else expect(Number(costPerUnit)).toBeCloseTo(Number(cost) / Number(x_Amount), 9);
      }
    }
  });

  it('has every order of the archived days, also of teams without a cost on some of them', async () => {
    const [whole, ...teams] = await rowsOf(`${november}&unit=orders&metric=unblended`);
    const known = sampleFigures().filter(
      ({ unit, date }) => unit === 'orders' && date >= '2026-11-01' && date <= '2026-11-20',
    );
    const orders = known.reduce((sum, { amount }) => sum + amount, 0);
    expect([whole?.x_Amount, whole?.x_KnownDays]).toEqual([orders, 18]);
    expect(teams.length).toBeGreaterThan(3);
    for (const team of teams) expect(team.x_Amount).toBe(orders);
  });

  it('is by day, with a closed day and one without a figure', async () => {
    const rows = await rowsOf('from=2026-11-07&to=2026-11-09&unit=orders&granularity=day');
    const whole = rows.filter((row) => row.x_Target === '*');
    expect(whole.map((row) => [row.ChargePeriodStart, row.x_Amount, row.x_KnownDays])).toEqual([
      ['2026-11-07', 1052.5, 1],
      ['2026-11-08', 0, 1],
      ['2026-11-09', null, 0],
    ]);
    expect(whole.map(({ cost, costPerUnit }) => [cost === null, costPerUnit === null])).toEqual([
      [false, false],
      [false, true],
      [true, true],
    ]);
    expect(Number(whole[2]?.leftOutCost)).toBeGreaterThan(0);
  });

  it('comes in pages that are the whole', async () => {
    const all = await rowsOf(`${november}&granularity=day&limit=10000`);
    const first = await ask(`${november}&granularity=day&limit=400`);
    const cursor = `${november}&granularity=day&limit=400&cursor=${first.data.nextCursor}`;
    const second = await ask(cursor);
    expect(all.length).toBeGreaterThan(600);
    expect([...first.data.rows, ...second.data.rows]).toEqual(all.slice(0, 800));
  });

  it('is CSV with amounts as numbers', async () => {
    const answer = await served.ask(`/v1/unit-costs?${november}&unit=ec2-vcpu-hours`, {
      headers: { accept: 'text/csv' },
    });
    const { data } = Papa.parse<Record<string, string>>(await answer.text(), {
      header: true,
      skipEmptyLines: true,
    });
    expect(data[0]).toMatchObject({ x_Unit: 'ec2-vcpu-hours', x_Target: '*' });
    expect(Number(data[0]?.['costPerUnit'])).toBeGreaterThan(0);
  });
});

describe('a reader of a part', () => {
  it('of a team sees that team’s rows as they are, and no other', async () => {
    const all = await rowsOf(`${november}&limit=10000`);
    const own = await rowsOf(`${november}&limit=10000`, part([], ['payments']));
    expect(own.length).toBeGreaterThan(2);
    expect(own).toEqual(all.filter((row) => row.x_Target === 'team/payments'));
  });

  it('of an OU sees its cost, with its part of shared resources, and never everything', async () => {
    const reader = part(['Root/Workloads/Payments']);
    const own = await rowsOf(`${november}&metric=unblended&unit=orders`, reader);
    expect(own.map((row) => row.x_Target)).not.toContain('*');
    const { rows } = await queryDuckDb(
      engine,
      `select round(sum(UnblendedCost), 6) from cost_allocation
       where year = 2026 and month = 11 and day not in (9, 17) and OU like 'Root/Workloads/Payments/%'`,
    );
    const sum = own.reduce((all, { cost }) => all + Number(cost), 0);
    expect(sum).toBeCloseTo(Number(rows[0]?.[0]), 5);
  });

  it.each([part([]), part(['Root/Workloads/Pay']), part([], ['nobody'])])(
    'of nothing sees nothing: %j',
    async (reader) => {
      expect(await rowsOf(november, reader)).toEqual([]);
    },
  );
});

describe('the business figures', () => {
  it('that arrive late heal their day, though answers are kept', async () => {
    const query = 'from=2026-11-09&to=2026-11-09&unit=orders&granularity=day';
    const amount = async () => (await rowsOf(query))[0]?.x_Amount;
    expect(await amount()).toBeNull();
    expect(await amount()).toBeNull();
    const late = { unit: 'orders', date: '2026-11-09', amount: 7 } as BusinessFigure;
    figures = async () => [...sampleFigures(), late];
    expect(await amount()).toBe(7);
    figures = async () => sampleFigures();
  });

  it('that cannot be read are not divided by: the answer says what is wrong, and where', async () => {
    figures = async () => {
      throw new InputError("figures.csv, line 3: amount is '-1'; write a number of zero or more.");
    };
    const { status, detail } = await ask(`${november}&unit=orders`);
    figures = async () => sampleFigures();
    expect(status).toBe(503);
    expect(detail).toContain('figures.csv, line 3');
  });

  it('with names that are SQL are texts', async () => {
    const unit = "x'); drop table y; --";
    figures = async () => [{ unit, date: '2026-11-18', amount: 2 } as unknown as BusinessFigure];
    const rows = await rowsOf(`from=2026-11-18&to=2026-11-18&unit=${encodeURIComponent(unit)}`);
    figures = async () => sampleFigures();
    expect(rows[0]).toMatchObject({ x_Unit: unit, x_Target: '*', x_Amount: 2 });
  });
});

it.each([
  'unit=',
  'granularity=year',
  'group_by=ou',
  'metric=net',
  'limit=0',
  `unit=${'x'.repeat(65)}`,
])('refuses %s', async (given) => {
  expect((await ask(`${november}&${given}`)).status).toBe(400);
});
