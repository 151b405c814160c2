/** Cost by team: the sums of the mail and of all other costs, and nothing of other teams for a reader of one. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currentKey } from '../../src/allocation/published/set-files-in-store.ts';
import { costsByTeam } from '../../src/api/operations/costs-by-team.ts';
import type { AllocationFigures } from '../../src/domain/figures/allocation-figures.ts';
import { steadyLines, writeBill } from '../support/small-bill.ts';
import { folderForSuite, tempFolder } from '../support/temp-folder.ts';
import { digestSample, type SampleDigest } from './sample-digest.ts';
import { archiveBill, everything, type ServedArchive, serveArchive } from './served-archive.ts';

interface Costs {
  readonly directCost: string;
  readonly sharedCost: string;
  readonly cost: string;
  readonly costBefore: string | null;
  readonly change: string | null;
}

interface Answer {
  readonly days: { readonly from: string; readonly to: string };
  readonly daysBefore: { readonly from: string; readonly to: string };
  readonly missingDays: readonly string[];
  readonly missingDaysBefore: readonly string[];
  readonly metric: string;
  readonly rows: readonly (Costs & {
    readonly x_Target: string;
    readonly x_BusinessUnit: string;
    readonly x_BusinessGroup: string;
  })[];
  readonly sharedParts: readonly {
    readonly x_Target: string;
    readonly x_Pool: string;
    readonly sharedCost: string;
    readonly method: string | null;
    readonly basis: string | null;
  }[];
  readonly total: Costs;
}

async function teamsOf(served: ServedArchive, query = '', reader = everything): Promise<Answer> {
  const answer = await served.ask(`/v1/costs/by-team${query}`, { reader });
  const body = (await answer.json()) as { readonly data: Answer };
  expect(answer.status, JSON.stringify(body)).toBe(200);
  // The answer has exactly the documented fields.
  expect(costsByTeam.data.parse(body.data)).toEqual(body.data);
  return body.data;
}

const readerOf = (teams: readonly string[], ous: readonly string[] = []) =>
  ({ scope: { kind: 'part', ous, teams }, isEditor: false }) as const;

const sumOf = (rows: readonly Costs[], name: 'cost' | 'costBefore' | 'directCost' | 'sharedCost') =>
  rows.reduce((sum, row) => sum + Math.round(Number(row[name]) * 100), 0) / 100;

describe('teams of the sample', () => {
  const suite = folderForSuite();
  let sample: SampleDigest;
  let served: ServedArchive;
  beforeAll(async () => {
    sample = await digestSample(suite());
    served = sample.served;
  }, 60_000);
  afterAll(() => served.archive.close());

  async function totalOfCosts({ from, to }: Answer['days'], metric: string): Promise<number> {
    const answer = await served.ask(`/v1/costs?from=${from}&to=${to}&metric=${metric}`);
    const body = (await answer.json()) as { data: { total: { cost: string } } };
    return Number(Number(body.data.total.cost).toFixed(2));
  }

  it('have the numbers of the mail for the days of its month', async () => {
    const figures = sample.figures.allocation?.figures as AllocationFigures;
    const { days, metric, rows, total } = await teamsOf(served, '?window=20d');
    expect([days, metric]).toEqual([{ from: '2026-11-01', to: '2026-11-20' }, figures.metric]);
    const answered = rows.map((row) => [
      row.x_Target,
      ...[row.x_BusinessUnit, row.x_BusinessGroup],
      ...[row.directCost, row.sharedCost, row.cost].map(Number),
    ]);
    const teams = figures.teams.map(({ team, businessUnit, businessGroup, month }) => [
      `team/${team}`,
      ...[businessUnit, businessGroup, month.direct, month.shared, month.total],
    ]);
    const pools = figures.unsplit.map(({ pool, month }) => [
      `pool/${pool}`,
      '',
      '',
      month,
      0,
      month,
    ]);
    const { month } = figures.unallocated;
    expect(answered).toEqual([...teams, ...pools, ['unallocated', '', '', month, 0, month]]);
    expect(Number(total.cost)).toBe(figures.total.month);
  });

  it.each(['?window=7d', '?window=20d', '', '?window=40d', '?window=90d'])(
    'add up to all costs of the same days: %s',
    async (query) => {
      const { days, daysBefore, metric, rows, total } = await teamsOf(served, query);
      expect(Number(total.cost)).toBe(await totalOfCosts(days, metric));
      for (const name of ['cost', 'directCost', 'sharedCost'] as const) {
        expect(sumOf(rows, name), name).toBe(Number(total[name]));
      }
      expect(rows.at(-1)?.x_Target).toBe('unallocated');
      if (total.costBefore === null) return;
      expect(Number(total.costBefore)).toBe(await totalOfCosts(daysBefore, metric));
      expect(sumOf(rows, 'costBefore')).toBe(Number(total.costBefore));
    },
  );

  it('have the pools that their shared cost is made of, and how each is divided', async () => {
    const { rows, sharedParts } = await teamsOf(served);
    const cents = (text: string) => Math.round(Number(text) * 100);
    for (const { x_Target, sharedCost } of rows) {
      const parts = sharedParts.filter((part) => part.x_Target === x_Target);
      const sum = parts.reduce((so, part) => so + cents(part.sharedCost), 0);
      expect(sum, x_Target).toBe(cents(sharedCost));
    }
    const ofData = sharedParts.filter((part) => part.x_Target === 'team/data');
    expect(ofData.map(({ x_Pool, method, basis }) => [x_Pool, method, basis])).toEqual([
      ['pool/data-transfer', 'proportional', 'day'],
      ['pool/platform', 'even', null],
      ['pool/commitments', 'proportional', 'month'],
      ['pool/tax', 'proportional', 'month'],
    ]);
    const own = await teamsOf(served, '', readerOf(['data']));
    expect(own.sharedParts).toEqual(ofData);
  });

  it('are compared only with days that are all archived', async () => {
    const known = await teamsOf(served, '?window=25d');
    expect(known.missingDaysBefore).toEqual([]);
    for (const row of known.rows) {
      const change = Number(row.cost) - Number(row.costBefore);
      expect(Number(row.change)).toBeCloseTo(change, 6);
    }
    const unknown = await teamsOf(served, '?window=26d');
    expect(unknown.missingDaysBefore).toEqual(['2026-09-30']);
    for (const row of [...unknown.rows, unknown.total]) {
      expect([row.costBefore, row.change]).toEqual([null, null]);
    }
  });

  it('of a reader of one are that one, and of a reader of none are none', async () => {
    const all = await teamsOf(served);
    const own = await teamsOf(served, '', readerOf(['data', 'unknown']));
    expect(own.rows).toEqual(all.rows.filter((row) => row.x_Target === 'team/data'));
    expect(own.rows).toHaveLength(1);
    expect(own.total.cost).toBe(own.rows[0]?.cost);
    for (const reader of [readerOf([]), readerOf([], ['Root/Workloads/Retail'])]) {
      const none = await teamsOf(served, '', reader);
      expect([none.rows, none.total]).toEqual([[], null]);
    }
  });

  it('are CSV, with amounts that a spreadsheet reads as numbers', async () => {
    const path = '/v1/costs/by-team?window=20d';
    const answer = await served.ask(path, { headers: { accept: 'text/csv' } });
    const text = await answer.text();
    const { rows } = await teamsOf(served, '?window=20d');
    const [first] = rows;
    expect(text).toContain(`"${first?.x_Target}","Shops","Commerce",${first?.directCost},`);
    expect(text).toContain(`,${rows.find((row) => row.change?.startsWith('-'))?.change}\r\n`);
  });
});

it.each(['6d', '91d', '30', '-7d', '7.5d', '', '30d&window=7d'])(
  'a window of %s is refused, and the limits are named',
  async (window) => {
    const empty = await serveArchive(join(tempFolder(), 'out'));
    const answer = await empty.ask(`/v1/costs/by-team?window=${window}`);
    empty.archive.close();
    expect(answer.status).toBe(400);
    expect(await answer.text()).toMatch(/from 7d to 90d|more than once/);
  },
);

it('without rules all cost is unallocated, and nothing is archived in an empty archive', async () => {
  const folder = tempFolder();
  const bill = writeBill(join(folder, 'bill.csv'), steadyLines('2026-11-01', '2026-11-10'));
  const accounts = ['2026-01-01,012345678901,shop,Root/Shop'];
  const served = await serveArchive(
    await archiveBill(folder, { bill, accounts, date: '2026-11-10' }),
  );
  const empty = await serveArchive(join(folder, 'empty'));
  try {
    const { rows, missingDays, metric } = await teamsOf(served, '?window=14d');
    expect([missingDays.length, metric]).toEqual([4, 'amortized']);
    expect(rows).toMatchObject([{ x_Target: 'unallocated', cost: '400', costBefore: null }]);
    expect((await empty.ask('/v1/costs/by-team')).status).toBe(404);
  } finally {
    served.archive.close();
    empty.archive.close();
  }
});

it('damaged rules are said to be unreadable, without the path of their files', async () => {
  const folder = tempFolder();
  const bill = writeBill(join(folder, 'bill.csv'), steadyLines('2026-11-01', '2026-11-10'));
  const accounts = ['2026-01-01,012345678901,shop,Root/Shop'];
  const out = await archiveBill(folder, { bill, accounts, date: '2026-11-10' });
  const served = await serveArchive(out);
  const current = { hash: 'a'.repeat(64), publishedAt: '2026-11-10T07:00:00.000Z' };
  const body = Buffer.from(JSON.stringify(current));
  await served.archive.store.put(currentKey, body, { contentType: 'application/json' });
  const answer = await served.ask('/v1/costs/by-team');
  served.archive.close();
  expect(answer.status).toBe(503);
  const text = await answer.text();
  expect(text).toContain('published rules cannot be read');
  expect(text).not.toContain(folder);
});
