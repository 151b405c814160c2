/** OUs against their budgets: the numbers of the mail, within a reader's scope. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { units } from '../../src/api/operations/units.ts';
import { parseBudgets } from '../../src/domain/budgets/budgets.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { objectKey } from '../../src/tables/object-key.ts';
import { ouForecastTable } from '../../src/tables/ou-forecast.ts';
import { steadyLines, writeBill } from '../support/small-bill.ts';
import { folderForSuite, tempFolder } from '../support/temp-folder.ts';
import { digestSample, type SampleDigest, sampleDay } from './sample-digest.ts';
import { archiveBill, everything, type ServedArchive, serveArchive } from './served-archive.ts';

interface Row {
  readonly x_OrganizationalUnit: string;
  readonly cost: string;
  readonly costOfDayBefore: string | null;
  readonly usualCost: string | null;
  readonly monthToDate: string;
  readonly projected: string | null;
  readonly projectedIfStays: string | null;
  readonly budget: string | null;
  readonly light: string;
  readonly note: string | null;
}

interface Answer {
  readonly day: string;
  readonly hours: number | null;
  readonly missingDays: readonly string[];
  readonly rows: readonly Row[];
  readonly total: Omit<Row, 'x_OrganizationalUnit'> & {
    readonly projectedRange: { readonly lower: string; readonly upper: string } | null;
    readonly budgetCoversAll: boolean;
  };
}

async function unitsOf(served: ServedArchive, reader = everything): Promise<Answer> {
  const answer = await served.ask('/v1/units', { reader });
  const body = (await answer.json()) as { readonly data: Answer };
  expect(answer.status, JSON.stringify(body)).toBe(200);
  // The answer has exactly the documented fields.
  expect(units.data.parse(body.data)).toEqual(body.data);
  return body.data;
}

const readerOf = (...ous: string[]) =>
  ({ scope: { kind: 'part', ous, teams: [] }, isEditor: false }) as const;

const textOf = (amount: number | null) => (amount === null ? null : String(amount));

describe('the OUs of the sample', () => {
  const suite = folderForSuite();
  let sample: SampleDigest;
  beforeAll(async () => {
    sample = await digestSample(suite());
  }, 60_000);
  afterAll(() => sample.served.archive.close());

  it('have the numbers of the mail of the same run', async () => {
    const { day, hours, missingDays, rows, total } = await unitsOf(sample.served);
    const { figures } = sample;
    expect([day, hours, missingDays]).toEqual([sampleDay, null, []]);
    const mailed = [figures.total, ...figures.ous].map((own) => [
      'ou' in own ? own.ou : undefined,
      ...[own.cost, own.dayBefore, own.usual, own.monthToDate, own.projected].map(textOf),
      ...[own.projectedIfStays, own.budget].map(textOf),
      own.light,
    ]);
    const answered = [total, ...rows].map((own) => [
      'x_OrganizationalUnit' in own ? own.x_OrganizationalUnit : undefined,
      ...[own.cost, own.costOfDayBefore, own.usualCost, own.monthToDate, own.projected],
      ...[own.projectedIfStays, own.budget],
      own.light,
    ]);
    expect(answered).toEqual(mailed);
    expect(total.note).toBe(figures.total.projectionNote?.kind);
    const { lower, upper } = figures.total.projectedRange ?? {};
    expect(total.projectedRange).toEqual({ lower: String(lower), upper: String(upper) });
    expect(total.budgetCoversAll).toBe(figures.total.budgetCoversAll);
  });

  it('of a reader of some are theirs, and their total is the sum of them', async () => {
    const all = await unitsOf(sample.served);
    const ous = ['Root/Workloads/Retail', 'Root/Security', 'Root/Security/Unknown'];
    const own = await unitsOf(sample.served, readerOf(...ous));
    const isOwn = ({ x_OrganizationalUnit: ou }: Row) =>
      /^Root\/(Workloads\/Retail|Security)(\/|$)/.test(ou);
    expect(own.rows).toEqual(all.rows.filter(isOwn));
    expect(own.rows.length).toBeGreaterThan(1);
    for (const name of ['cost', 'monthToDate', 'projected', 'usualCost'] as const) {
      const sum = own.rows.reduce((so, row) => so + Number(row[name]), 0);
      expect(Number(own.total[name]), name).toBeCloseTo(sum, 6);
    }
    expect(own.total.projectedRange).toBeNull();
  });

  it('have no month end where the forecast is damaged, and none is kept where it could not be read', async () => {
    const forecast = sample.served.archive.store.locate(
      objectKey(ouForecastTable, parseBillingDay(sampleDay)),
    );
    const aside = `${forecast}.aside`;
    renameSync(forecast, aside);
    writeFileSync(forecast, 'PAR1');
    const { rows } = await unitsOf(sample.served, readerOf('Root/Security'));
    expect(rows.map(({ projected }) => projected)).not.toContainEqual(expect.any(String));
    rmSync(forecast);
    // Reading a folder is an error of the file system, in place of one of S3.
    mkdirSync(forecast);
    const retail = readerOf('Root/Workloads/Retail');
    const answer = await sample.served.ask('/v1/units', { reader: retail });
    expect(answer.status).toBe(500);
    expect(String(sample.served.errors.splice(0))).toContain('EISDIR');
    rmSync(forecast, { recursive: true });
    renameSync(aside, forecast);
    const { total } = await unitsOf(sample.served, retail);
    expect(total.projected).toEqual(expect.any(String));
  });

  it('are CSV, with amounts that a spreadsheet reads as numbers', async () => {
    const answer = await sample.served.ask('/v1/units', { headers: { accept: 'text/csv' } });
    const [, first = ''] = (await answer.text()).split('\r\n');
    const [ou] = sample.figures.ous;
    expect(first).toContain(`"${ou?.ou}",${ou?.cost},${ou?.dayBefore},`);
  });
});

describe('OUs of a small archive', () => {
  const suite = folderForSuite();
  const [shop, other] = ['111111111111', '222222222222'];
  const budgetLines = ['Root/Shop,2026-11,1000,USD', 'Root/Shop2,2026-11,7777,USD'];
  let budgets = ['ou,month,amount,currency', ...budgetLines].join('\n');
  let served: ServedArchive;
  beforeAll(async () => {
    const folder = suite();
    const lines = [shop, other].flatMap((account) =>
      steadyLines('2026-11-01', '2026-11-02').map((line) => ({ ...line, account })),
    );
    const out = await archiveBill(folder, {
      bill: writeBill(join(folder, 'bill.csv'), lines),
      accounts: [`2026-01-01,${shop},shop,Root/Shop`, `2026-01-01,${other},other,Root/Shop2`],
      date: '2026-11-02',
    });
    served = await serveArchive(out, { budgets: async () => parseBudgets(budgets, 'budgets.csv') });
  }, 60_000);
  afterAll(() => served.archive.close());

  it('are unknown where they cannot be known, never zero', async () => {
    const { rows, total } = await unitsOf(served);
    expect(rows).toHaveLength(2);
    for (const row of [...rows, total]) {
      expect(row).toMatchObject({ usualCost: null, projected: null, light: 'grey' });
      expect(row.note).toBe('short-history');
    }
    expect(total).toMatchObject({ cost: '80', monthToDate: '160', projectedRange: null });
    expect(total).toMatchObject({ budget: '8777', budgetCoversAll: true });
  });

  it('of others are not known to a reader of one, nor any to a reader of none', async () => {
    const own = await unitsOf(served, readerOf('Root/Shop'));
    expect(own.total).toMatchObject({ cost: '40', budget: '1000' });
    expect(own.rows.map((row) => row.x_OrganizationalUnit)).toEqual(['Root/Shop']);
    expect(JSON.stringify(own)).not.toMatch(/Shop2|7777/);
    const none = await unitsOf(served, readerOf());
    expect(none).toMatchObject({ rows: [], total: null });
  });

  it('follow a changed budget at once, and are sent again', async () => {
    const etag = (await served.ask('/v1/units')).headers.get('etag') ?? '';
    const headers = { 'if-none-match': etag };
    expect((await served.ask('/v1/units', { headers })).status).toBe(304);
    const before = budgets;
    budgets = before.replace('1000', '1.5');
    expect((await served.ask('/v1/units', { headers })).status).toBe(200);
    const changed = (await unitsOf(served)).rows.find((row) => row.budget === '1.5');
    expect(changed).toMatchObject({ x_OrganizationalUnit: 'Root/Shop', light: 'red' });
    budgets = before;
  });

  it('are refused with budgets of another currency, without naming what others may spend', async () => {
    const before = budgets;
    budgets = before.replace('7777,USD', '7777,EUR');
    const answer = await served.ask('/v1/units', { reader: readerOf('Root/Shop') });
    budgets = before;
    expect(answer.status).toBe(503);
    const text = await answer.text();
    expect(text).toContain('budgets cannot be read');
    expect(text).not.toContain('Shop2');
  });

  it('are compared with nothing while the day is a part, and teams wait for it', async () => {
    const { store } = served.archive;
    const key = 'receipts/2026-11-02/finops.json';
    const receipt = JSON.parse(Buffer.from((await store.get(key))?.body ?? []).toString('utf8'));
    const part = { ...receipt, told: { ...receipt.told, hours: 7 } };
    await store.put(key, Buffer.from(JSON.stringify(part)), { contentType: 'application/json' });
    const { day, hours, rows } = await unitsOf(served);
    expect([day, hours]).toEqual(['2026-11-02', 7]);
    expect(rows.map(({ costOfDayBefore }) => costOfDayBefore)).toEqual([null, null]);
    const teams = (await (await served.ask('/v1/costs/by-team')).json()) as {
      readonly data: { readonly days: { readonly to: string } };
    };
    expect(teams.data.days.to).toBe('2026-11-01');
  });
});

it('an empty archive has no OUs, and says what to do', async () => {
  const empty = await serveArchive(join(tempFolder(), 'out'));
  try {
    const answer = await empty.ask('/v1/units');
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('run the digest first');
  } finally {
    empty.archive.close();
  }
});

it('the newest day is not shown while the digest reports the day before, because lines are missing', async () => {
  const folder = tempFolder();
  const lines = [...steadyLines('2026-11-01', '2026-11-09'), { day: '2026-11-10', cost: 10 }];
  const bill = writeBill(join(folder, 'bill.csv'), lines);
  const accounts = ['2026-01-01,012345678901,shop,Root/Shop'];
  const served = await serveArchive(
    await archiveBill(folder, { bill, accounts, date: '2026-11-10' }),
  );
  try {
    const { day, total } = await unitsOf(served);
    expect([day, total.cost, total.monthToDate]).toEqual(['2026-11-09', '40', '360']);
  } finally {
    served.archive.close();
  }
});
