/** Anomalies without the bill: those of the mail, with the same causes, within a reader's scope. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anomalies } from '../../src/api/operations/anomalies.ts';
import { steadyLines, writeBill } from '../support/small-bill.ts';
import { folderForSuite, tempFolder } from '../support/temp-folder.ts';
import { digestSample, type SampleDigest, sampleDay } from './sample-digest.ts';
import { archiveBill, everything, type ServedArchive, serveArchive } from './served-archive.ts';

interface Answer {
  readonly day: string;
  readonly state: string;
  readonly rows: readonly Readonly<Record<string, string | number | null>>[];
  readonly causes: readonly Readonly<Record<string, string | null>>[];
  readonly total: { readonly impact: string; readonly rows: number };
}

async function anomaliesOf(
  served: ServedArchive,
  query = '',
  reader = everything,
): Promise<Answer> {
  const answer = await served.ask(`/v1/anomalies${query}`, { reader });
  const body = (await answer.json()) as { readonly data: Answer };
  expect(answer.status, JSON.stringify(body)).toBe(200);
  // The answer has exactly the documented fields.
  expect(anomalies.data.parse(body.data)).toEqual(body.data);
  return body.data;
}

const readerOf = (...ous: string[]) =>
  ({ scope: { kind: 'part', ous, teams: [] }, isEditor: false }) as const;

const none = { rows: [], causes: [], total: { impact: '0', rows: 0 } };

describe('anomalies of the sample', () => {
  const suite = folderForSuite();
  let sample: SampleDigest;
  let served: ServedArchive;
  beforeAll(async () => {
    sample = await digestSample(suite());
    served = sample.served;
  }, 60_000);
  afterAll(() => served.archive.close());

  it('are those of the mail of the same run, with the same causes', async () => {
    await expectMailed(sample);
  });

  it('are those of the newest run, also if it read fewer days of the bill', async () => {
    const folder = tempFolder();
    const first = await digestSample(folder);
    first.served.archive.close();
    const second = await digestSample(folder, 14);
    const [before, after] = [first, second].map(
      ({ figures }) => figures.anomalies.rows[0]?.drivers,
    );
    expect(after).not.toEqual(before);
    await expectMailed(second);
    second.served.archive.close();
  }, 60_000);

  async function expectMailed({ served: own, figures }: SampleDigest) {
    const { day, state, rows, causes, total } = await anomaliesOf(own);
    const { anomalies: mailed } = figures;
    expect(mailed.rows.length).toBeGreaterThan(0);
    expect([day, state]).toEqual([sampleDay, mailed.state]);
    expect(rows).toEqual(
      mailed.rows.map(({ drivers: [largest], ...row }) => ({
        x_OrganizationalUnit: row.ou,
        ServiceName: row.service,
        kind: row.kind,
        cost: String(row.cost),
        expectedCost: String(row.expected),
        expectedFrom: String(row.range.lower),
        expectedTo: String(row.range.upper),
        since: row.since,
        days: row.days,
        impact: String(row.impact),
        SubAccountId: largest?.accountId,
        RegionId: largest?.region,
        x_UsageType: largest?.usageType,
      })),
    );
    const drivers = mailed.rows.flatMap((row) => row.drivers);
    expect(causes).toMatchObject(
      drivers.map(({ accountId, region, usageType, cost, reference, change }) => ({
        SubAccountId: accountId,
        RegionId: region,
        x_UsageType: usageType,
        cost: String(cost),
        usualCost: String(reference),
        change: String(change),
      })),
    );
    const impact = mailed.rows.reduce((sum, row) => sum + row.impact, 0);
    expect(Number(total.impact)).toBeCloseTo(impact, 6);
  }

  it('of other OUs are not shown to a reader of some, nor any to a reader of none', async () => {
    const [{ x_OrganizationalUnit: ou = '' } = {}] = (await anomaliesOf(served)).rows;
    const own = await anomaliesOf(served, '', readerOf(String(ou)));
    expect(own.rows.map((row) => row['x_OrganizationalUnit'])).toEqual([ou]);
    for (const reader of [readerOf('Root/Workloads/Retail'), readerOf(`${ou}2`), readerOf()]) {
      expect(await anomaliesOf(served, '', reader)).toMatchObject(none);
    }
    const ofTeam = { scope: { kind: 'part', ous: [], teams: ['data'] }, isEditor: false } as const;
    expect(await anomaliesOf(served, '', ofTeam)).toMatchObject(none);
  });

  it('are those whose days are in the asked ones', async () => {
    const [{ since = '' } = {}] = (await anomaliesOf(served)).rows;
    const asked = `?from=${since}&to=${sampleDay}`;
    expect(await anomaliesOf(served, asked)).toEqual(await anomaliesOf(served));
    expect(await anomaliesOf(served, '?to=2026-11-01')).toMatchObject(none);
    expect(await anomaliesOf(served, '?from=2026-11-21')).toMatchObject(none);
    const wrong = await served.ask('/v1/anomalies?from=2026-11-02&to=2026-11-01');
    expect(wrong.status).toBe(400);
  });

  it('are CSV', async () => {
    const answer = await served.ask('/v1/anomalies', { headers: { accept: 'text/csv' } });
    const [, first = ''] = (await answer.text()).split('\r\n');
    const [anomaly] = sample.figures.anomalies.rows;
    expect(first).toContain(`"${anomaly?.ou}","${anomaly?.service}","spike",${anomaly?.cost},`);
  });
});

describe('anomalies of a small archive', () => {
  const accounts = [
    '2026-01-01,012345678901,shop,Root/Shop',
    '2026-01-01,222222222222,other,Root/Shop2',
  ];

  /** Of 2026-11-10, asked at the time that `now` returns. */
  async function archived(lines: Parameters<typeof writeBill>[1], now: () => string) {
    const folder = tempFolder();
    const bill = writeBill(join(folder, 'bill.csv'), lines);
    const out = await archiveBill(folder, { bill, accounts, date: '2026-11-10' });
    return serveArchive(out, { now: () => Date.parse(now()) });
  }

  const nextMorning = '2026-11-11T07:00:00Z';
  const daysLater = '2026-11-14T07:00:00Z';

  it('are not searched with few days, and this is not the same as that there are none', async () => {
    const served = await archived(steadyLines('2026-11-01', '2026-11-10'), () => daysLater);
    const { state, rows } = await anomaliesOf(served);
    served.archive.close();
    expect([state, rows]).toEqual(['short-history', []]);
  });

  it('last from their first day, and drops wait until the day has settled', async () => {
    const usual = steadyLines('2026-10-01', '2026-11-10', 100).filter(
      ({ day }) => day < '2026-11-09',
    );
    const other = steadyLines('2026-10-01', '2026-11-10', 50).map((line) => ({
      ...line,
      account: '222222222222',
    }));
    const spike = steadyLines('2026-11-09', '2026-11-10', 300);
    const dropped = other.filter(({ day }) => day < '2026-11-10');
    let now = nextMorning;
    const served = await archived([...usual, ...spike, ...dropped], () => now);
    const early = await anomaliesOf(served);
    now = daysLater;
    const settled = await anomaliesOf(served);
    served.archive.close();
    expect([early.state, early.rows.map(({ kind }) => kind)]).toEqual(['incomplete', ['spike']]);
    const [shop, shop2] = ['Root/Shop', 'Root/Shop2'].map((ou) =>
      settled.rows.find((row) => row['x_OrganizationalUnit'] === ou),
    );
    expect(settled.state).toBe('checked');
    expect(shop).toMatchObject({ kind: 'spike', since: '2026-11-09', days: 2, impact: '1600' });
    expect(shop).toMatchObject({ SubAccountId: '012345678901', RegionId: null });
    expect(shop2).toMatchObject({ kind: 'drop', days: 1, impact: '-200' });
  });

  it('are asked for again once the day has settled', async () => {
    const lines = steadyLines('2026-10-01', '2026-11-10', 100);
    let now = nextMorning;
    const served = await archived(lines, () => now);
    const etag = (await served.ask('/v1/anomalies')).headers.get('etag') ?? '';
    const headers = { 'if-none-match': etag };
    expect((await served.ask('/v1/anomalies', { headers })).status).toBe(304);
    now = daysLater;
    expect((await served.ask('/v1/anomalies', { headers })).status).toBe(200);
    served.archive.close();
  });
});

it('an empty archive has no anomalies, and says what to do', async () => {
  const empty = await serveArchive(join(tempFolder(), 'out'));
  const answer = await empty.ask('/v1/anomalies');
  empty.archive.close();
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain('run the digest first');
});
