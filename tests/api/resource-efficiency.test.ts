/** Idle resources over the API: what the view says, within a reader's scope, in pages, and safe as CSV. */
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeUse } from '../../samples/use/make-use.ts';
import { addDays, parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { ResourceUse } from '../../src/domain/figures/resource-use.ts';
import { readResourceUse } from '../../src/reports/use/read-resource-use.ts';
import { folderForSuite, tempFolder } from '../support/temp-folder.ts';
import {
  archiveRecommendations,
  rankedRecommendation,
} from '../support/views/archive-recommendations.ts';
import { archiveUse, type CostPart } from '../support/views/archive-use.ts';
import { type ServedArchive, serveArchive } from './served-archive.ts';
import { archiveTaggedBill } from './tagged-archive.ts';

const path = '/v1/resources/efficiency';
const newest = parseBillingDay('2026-11-17');
const suite = folderForSuite();
const sharedSuite = folderForSuite();
let served: ServedArchive;
let expected: readonly ResourceUse[];

beforeAll(async () => {
  const out = await archiveTaggedBill(suite());
  archiveUse(out, makeUse({ newest, days: 33, times: 1 }));
  served = await serveArchive(out);
  expected = (await readResourceUse(served.archive.store, newest))?.resources ?? [];
}, 60_000);
afterAll(() => served.archive.close());

type Row = Readonly<Record<string, string | number | null>>;
interface Data {
  readonly costDays: object | null;
  readonly rows: readonly Row[];
  readonly total: Readonly<Record<string, string | number>>;
  readonly nextCursor: string | null;
}

interface RecommendedData extends Data {
  readonly recommendations: {
    readonly measured: { readonly rows: number; readonly x_MonthlySavings: string };
    readonly others: { readonly rows: number; readonly x_MonthlySavings: string };
    readonly rows: readonly Row[];
    readonly total: { readonly rows: number };
  } | null;
}
const hostile = `=cmd|' /C calc'!A1<script>alert(1)</script>`;

async function read(query = '', reader: Parameters<typeof served.ask>[1] = {}): Promise<Data> {
  const answer = await served.ask(`${path}${query}`, reader);
  const body = (await answer.json()) as { readonly data: Data };
  expect(answer.status, JSON.stringify(body)).toBe(200);
  return body.data;
}

const part = (ous: readonly string[], teams: readonly string[] = []) => ({
  reader: { scope: { kind: 'part', ous, teams }, isEditor: false } as const,
});

it('has each resource once, highest cost at stake first, in pages that are the whole', async () => {
  const first = await read('?limit=200');
  const second = await read(`?limit=200&cursor=${first.nextCursor}`);
  expect(first.costDays).toEqual({ from: '2026-11-04', to: '2026-11-17' });
  const rows = [...first.rows, ...second.rows];
  expect(rows.map((row) => row['ResourceId'])).toEqual(expected.map((one) => one.resourceId));
  expect(second.nextCursor).toBeNull();
  expect(first.total['rows']).toBe(expected.length);
  const stakes = rows.map((row) => Number(row['x_AtStakeCost'] ?? 0));
  expect(stakes).toEqual(stakes.toSorted((a, b) => b - a));
});

it('lists only the idle ones, with money and evidence', async () => {
  const { rows, total } = await read('?finding=idle&limit=1000');
  expect(rows.length).toBeGreaterThan(50);
  expect(new Set(rows.map((row) => row['x_Finding']))).toEqual(new Set(['idle']));
  expect(total['x_AtStakeCost']).toBe(total['x_MonthlyCost']);
  for (const row of rows) expect(row['x_AtStakeCost']).toBe(row['x_MonthlyCost']);
  const unknown = await read('?finding=unknown');
  expect(new Set(unknown.rows.map((row) => row['x_AtStakeCost']))).toEqual(new Set([null]));
  expect((await served.ask(`${path}?finding=lazy`)).status).toBe(400);
});

it.each([
  [
    part(['Root/Workloads/Payments']),
    ({ ou }: ResourceUse) => ou === 'Root/Workloads/Payments/Prod',
  ],
  [part([], ['retail']), ({ target }: ResourceUse) => target === 'team/retail'],
  [part(['Root/Workloads/Pay']), () => false],
  [part([]), () => false],
])('shows a reader of a part only that part: %j', async (reader, isOwn) => {
  const { rows, total } = await read('?limit=1000', reader);
  const own = expected.filter(isOwn).map((one) => one.resourceId);
  expect(rows.map((row) => row['ResourceId'])).toEqual(own);
  expect(total['rows']).toBe(own.length);
});

describe('a resource that several owners share', () => {
  // The newest day is half retail's and half payments'; before, all was a third owner's.
  const parts = (dailyCents: number, day: string): readonly CostPart[] =>
    day < addDays(newest, -1)
      ? [{ ou: 'Root/Workloads/Search', target: 'team/search', cents: dailyCents }]
      : [
          { ou: 'Root/Workloads/Retail/Prod', target: 'team/retail', cents: dailyCents - 1 },
          { ou: 'Root/Workloads/Payments/Prod', target: 'team/payments', cents: 1 },
        ];
  let shared: ServedArchive;
  beforeAll(async () => {
    const out = await archiveTaggedBill(sharedSuite());
    archiveUse(out, makeUse({ newest, days: 33, times: 1 }), ({ dailyCents }, day) =>
      parts(dailyCents, day),
    );
    shared = await serveArchive(out);
  }, 60_000);
  afterAll(() => shared.archive.close());
  const ask = async (query: string, reader: Parameters<typeof shared.ask>[1]) => {
    const answer = await shared.ask(`${path}${query}`, reader);
    return { status: answer.status, text: await answer.text() };
  };

  it.each([
    ['an OU', part(['Root/Workloads/Payments'])],
    ['a team', part([], ['payments'])],
  ])('costs a reader of %s only that part, in rows, total and CSV', async (_, reader) => {
    const whole = JSON.parse((await ask('?limit=1000', {})).text).data as Data;
    const { text } = await ask('?limit=1000', reader);
    const { rows, total } = (JSON.parse(text) as { readonly data: Data }).data;
    expect(rows.length).toBe(whole.rows.length);
    const twoCents = ((0.02 * 365) / (12 * 14)).toFixed(10);
    for (const row of rows) {
      expect(Number(row['x_MonthlyCost'])).toBeCloseTo(Number(twoCents), 9);
      expect([row['x_OrganizationalUnit'], row['x_Target']]).toEqual([
        'Root/Workloads/Payments/Prod',
        'team/payments',
      ]);
    }
    expect(Number(total['x_MonthlyCost'])).toBeCloseTo(rows.length * Number(twoCents), 6);
    expect(text).not.toMatch(/Search|Retail|retail/);
    const csv = await ask('?limit=1000', { ...reader, headers: { accept: 'text/csv' } });
    expect(csv.text).not.toMatch(/Search|Retail|retail/);
    const findings = new Map(whole.rows.map((row) => [row['ResourceId'], row['x_Finding']]));
    for (const row of rows) expect(row['x_Finding']).toBe(findings.get(row['ResourceId']));
  });

  it('is not shown to its earlier owner, whatever the reader asks', async () => {
    const first = JSON.parse((await ask('?limit=10', {})).text).data as Data;
    for (const reader of [part(['Root/Workloads/Search']), part(['Root/Workloads/Pay'])]) {
      for (const query of ['?limit=1000', '?finding=idle', '?finding=unknown&limit=1']) {
        const { status, text } = await ask(query, reader);
        expect(status).toBe(200);
        expect((JSON.parse(text) as { readonly data: Data }).data).toMatchObject({
          rows: [],
          total: { rows: 0, x_MonthlyCost: '0' },
        });
      }
      const { status, text } = await ask(`?limit=10&cursor=${first.nextCursor}`, reader);
      expect([400, 200]).toContain(status);
      expect(text).not.toMatch(/ec2-instance|Retail/);
    }
  });
});

it('is no formula in a spreadsheet, and has a row for each resource', async () => {
  const answer = await served.ask(`${path}?limit=1000`, { headers: { accept: 'text/csv' } });
  const { data } = Papa.parse<string[]>(await answer.text(), { skipEmptyLines: true });
  expect(data).toHaveLength(expected.length + 1);
});

it('without metrics nothing is known', async () => {
  const empty = await serveArchive(join(tempFolder(), 'out'));
  try {
    const answer = (await (await empty.ask(path)).json()) as { readonly data: Data };
    expect(answer.data).toMatchObject({ costDays: null, rows: [] });
  } finally {
    empty.archive.close();
  }
});

describe("AWS's recommendations", () => {
  const recommended = async (query = '', reader: Parameters<typeof served.ask>[1] = {}) => {
    const out = await archiveTaggedBill(tempFolder());
    const use = makeUse({ newest, days: 33, times: 1 });
    archiveUse(out, use);
    archiveRecommendations(out, addDays(newest, 1), [
      ...use.resources.map(({ account, kind, id }, at) =>
        rankedRecommendation({
          ...{ account, kind, resourceId: id, action: at % 2 === 0 ? 'Stop' : hostile },
          currency: at % 5 === 0 ? 'CNY' : 'USD',
        }),
      ),
      rankedRecommendation({ kind: '', resourceId: hostile, ou: 'Root/Workloads/Payments/Prod' }),
      rankedRecommendation({ kind: '', resourceId: 'arn:x', ou: 'Root/Other' }),
      rankedRecommendation({
        kind: '',
        resourceId: '',
        standing: 'purchase',
        countedSavings: null,
      }),
    ]);
    const other = await serveArchive(out);
    try {
      const answer = await other.ask(`${path}${query}`, reader);
      return ((await answer.json()) as { readonly data: RecommendedData }).data;
    } finally {
      other.archive.close();
    }
  };

  it('are beside the findings, and change nothing of what is idle', async () => {
    const { rows, total } = await recommended('?finding=idle&limit=1000');
    const before = await read('?finding=idle&limit=1000');
    expect(total).toEqual(before.total);
    expect(rows.every((row) => row['x_AtStakeSource'] === 'own rules')).toBe(true);
    expect(rows.some((row) => row['x_AwsAction'] === hostile)).toBe(true);
    expect(rows[0]).toMatchObject({ x_AwsMonthlySavings: '20', x_AwsExportDate: '2026-11-18' });
  });

  it('count once: the sum of all rows has those of AWS, and the others are apart', async () => {
    const { rows, total, recommendations } = await recommended('?limit=1000');
    const sumOfRows = (some: readonly Row[]) =>
      some.reduce((all, row) => all + Number(row['x_AtStakeCost'] ?? 0), 0);
    const byAws = rows.filter((row) => row['x_AtStakeSource'] === 'AWS');
    expect(byAws.length).toBeGreaterThan(20);
    expect(byAws.every((row) => row['x_AwsCurrency'] === 'USD')).toBe(true);
    expect(Number(total['x_AtStakeCost'])).toBeCloseTo(sumOfRows(rows), 6);
    expect(recommendations?.measured.rows).toBe(byAws.length);
    expect(Number(recommendations?.measured.x_MonthlySavings)).toBeCloseTo(sumOfRows(byAws), 6);
    expect(recommendations?.others).toEqual({ rows: 2, x_MonthlySavings: '40' });
    expect(recommendations?.rows.map((row) => row['x_CountedSavings'])).toEqual(['20', '20', null]);
  });

  it('are shown to a reader of a part only where the account is in it', async () => {
    const { rows, recommendations } = await recommended(
      '?limit=1000',
      part(['Root/Workloads/Payments']),
    );
    expect(new Set(rows.map((row) => row['x_OrganizationalUnit']))).toEqual(
      new Set(['Root/Workloads/Payments/Prod']),
    );
    expect(recommendations?.rows.map((row) => row['ResourceId'])).toEqual([hostile]);
    const none = await recommended('', part([]));
    expect(none.recommendations).toMatchObject({ rows: [], total: { rows: 0 } });
  });

  it('are null without an export', async () => {
    expect((await read()) as RecommendedData).toMatchObject({ recommendations: null });
  });
});
