/** Costs by any column, within a reader's scope: sums that agree with the bill, pages, comparison, CSV, ETags. */
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextPath } from '../../web/src/api/next-page.ts';
import { writeBill } from '../support/small-bill.ts';
import { folderForSuite, tempFolder } from '../support/temp-folder.ts';
import { archiveBill, everything, type ServedArchive, serveArchive } from './served-archive.ts';

const [shop, data] = ['111111111111', '222222222222'];
const hostile = `x' or '1'='1"; drop table cost_allocation --`;
let served: ServedArchive;

const suite = folderForSuite();

beforeAll(async () => {
  const folder = suite();
  const line = (day: string, account: string, service: string, cost: number, region: string) => ({
    day,
    account,
    service,
    cost,
    region,
  });
  const lines = ['2026-10-31', '2026-11-01', '2026-11-02'].flatMap((day, at) => [
    line(day, shop, 'Amazon S3', 0.1 + at, 'eu-west-1'),
    line(day, shop, 'Amazon EC2', 0.2, 'us-east-1'),
    line(day, data, 'Amazon EC2', 10, 'eu-west-1'),
    line(day, data, hostile, -1.5, 'eu-west-1'),
  ]);
  const out = await archiveBill(folder, {
    bill: writeBill(join(folder, 'bill.csv'), lines),
    accounts: [`2026-01-01,${shop},shop,Root/Shop`, `2026-01-01,${data},data,Root/Shop2/Data`],
    date: '2026-11-02',
  });
  served = await serveArchive(out);
}, 60_000);
afterAll(() => served.archive.close());

const november = 'from=2026-11-01&to=2026-11-02';

interface Problem {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors: readonly { readonly pointer: string }[];
}

interface Answer {
  readonly data: {
    readonly rows: readonly Readonly<Record<string, string>>[];
    readonly total: { readonly cost: string; readonly rows: number };
    readonly nextCursor: string | null;
  };
}

async function read(path: string, reader = everything) {
  const answer = await served.ask(path, { reader });
  const body = (await answer.json()) as Answer;
  expect(answer.status, JSON.stringify(body)).toBe(200);
  return body;
}

describe('costs', () => {
  it('are exact decimal text, and their rows make the total', async () => {
    const body = await read(`/v1/costs?${november}&group_by=service,account`);
    expect(body).toMatchObject({ dataThrough: '2026-11-02', reconciled: true, currency: 'USD' });
    const { rows, total } = body.data;
    expect(total).toMatchObject({ cost: '20.6', rows: 4, lines: 8 });
    expect(rows[0]).toMatchObject({ ServiceName: 'Amazon EC2', SubAccountId: data, cost: '20' });
    expect(rows.at(-1)).toMatchObject({ ServiceName: hostile, cost: '-3' });
  });

  it.each(['service', 'account', 'region', 'ou', 'team', 'chargeType', 'ou,region,service'])(
    'grouped by %s add up to the same',
    async (groups) => {
      const { data: answer } = await read(`/v1/costs?${november}&group_by=${groups}`);
      const sum = answer.rows.reduce((all, row) => all + Number(row['cost']), 0);
      expect(sum).toBeCloseTo(20.6, 9);
      expect(answer.total.cost).toBe('20.6');
    },
  );

  it('come by day and by month, and compared with the month before', async () => {
    const days = await read(`/v1/costs?from=2026-10-01&to=2026-11-30&granularity=day`);
    expect(days.data.rows.map((row) => row['ChargePeriodStart'])).toEqual([
      '2026-10-31',
      '2026-11-01',
      '2026-11-02',
    ]);
    const months = await read(`/v1/costs?from=2026-10-01&to=2026-11-30&granularity=month`);
    expect(months.data.rows).toMatchObject([
      { ChargePeriodStart: '2026-10-01', cost: '8.8' },
      { ChargePeriodStart: '2026-11-01', cost: '20.6' },
    ]);
  });

  it('are compared with the days before', async () => {
    const days = 'from=2026-11-02&to=2026-11-02&group_by=service';
    const { data: compared } = await read(`/v1/costs?${days}&compare=previous`);
    expect(compared).toMatchObject({
      daysBefore: { from: '2026-11-01', to: '2026-11-01' },
      total: { cost: '10.8', costBefore: '9.8' },
    });
    expect(compared.rows.at(-1)).toMatchObject({ cost: '-1.5', costBefore: '-1.5' });
  });

  it('are filtered by names that only look like SQL', async () => {
    const filter = `filter[service]=${encodeURIComponent(hostile)}`;
    expect((await read(`/v1/costs?${november}&${filter}`)).data.total.cost).toBe('-3');
    const both = `${filter}&filter[service]=Amazon%20S3`;
    expect((await read(`/v1/costs?${november}&${both}`)).data.total.cost).toBe('0.2');
    expect((await read(`/v1/costs?${november}&filter[ou]=Root/Shop`)).data.total.cost).toBe('3.6');
  });

  it('are paged, and the pages are the whole', async () => {
    const first = await read(`/v1/costs?${november}&group_by=service,account&limit=3`);
    expect(first.data.rows).toHaveLength(3);
    const next = `cursor=${first.data.nextCursor}`;
    const second = await read(`/v1/costs?${november}&group_by=service,account&limit=3&${next}`);
    expect(second.data).toMatchObject({ nextCursor: null, total: { cost: '20.6' } });
    expect(second.data.rows).toHaveLength(1);
    const other = await served.ask(`/v1/costs?${november}&group_by=region&limit=3&${next}`);
    expect(other.status).toBe(400);
  });

  it('are CSV where it is preferred, without formulas', async () => {
    const path = `/v1/costs?${november}&group_by=service,account`;
    const answer = await served.ask(path, { headers: { accept: 'text/csv' } });
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const { data: rows } = Papa.parse<Record<string, string>>(await answer.text(), {
      header: true,
      skipEmptyLines: true,
    });
    expect(rows[0]).toMatchObject({ ServiceName: 'Amazon EC2', SubAccountId: data, cost: '20' });
    expect(rows.at(-1)).toMatchObject({ ServiceName: hostile, cost: '-3' });
  });

  it('as CSV name the next page, until the last one', async () => {
    let next: string | undefined = `/v1/costs?${november}&group_by=service,account&limit=2`;
    const rows: string[] = [];
    for (let pages = 0; next !== undefined; pages += 1) {
      expect(pages).toBeLessThan(2);
      const answer = await served.ask(next, { headers: { accept: 'text/csv' } });
      expect(answer.status).toBe(200);
      rows.push(...(await answer.text()).trim().split('\r\n').slice(1));
      next = nextPath(answer.headers.get('link'));
    }
    expect(rows).toHaveLength(4);
    expect(new Set(rows).size).toBe(4);
  });

  it('are the same bytes for the second reader, in each form', async () => {
    for (const accept of ['application/json', 'text/csv']) {
      const path = `/v1/costs?${november}&group_by=region`;
      const read = async () => {
        const answer = await served.ask(path, { headers: { accept } });
        return [
          answer.headers.get('content-type'),
          answer.headers.get('etag'),
          await answer.text(),
        ];
      };
      const first = await read();
      expect(await read()).toEqual(first);
      expect(first[0]).toContain(accept);
    }
  });

  it('are not sent again to a reader who has them', async () => {
    const path = `/v1/costs?${november}`;
    const etag = (await served.ask(path)).headers.get('etag') ?? '';
    const again = await served.ask(path, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const part = {
      scope: { kind: 'part', ous: ['Root/Shop'], teams: [] },
      isEditor: false,
    } as const;
    const other = await served.ask(path, { reader: part, headers: { 'if-none-match': etag } });
    expect(other.status).toBe(200);
  });
});

describe('a reader of a part', () => {
  const reader = {
    scope: { kind: 'part', ous: ['Root/Shop'], teams: [] },
    isEditor: false,
  } as const;
  const nobody = { scope: { kind: 'part', ous: [], teams: [] }, isEditor: false } as const;

  it.each([
    '',
    '&filter[ou]=Root/Shop2',
    '&filter[ou]=Root',
    `&filter[account]=${data}`,
    "&filter[ou]=Root/Shop')%20or%201=1--",
    '&group_by=ou,account',
  ])('sees no more, whatever is asked: %s', async (asked) => {
    for (const path of ['costs', 'lines']) {
      const extra = path === 'lines' ? asked.replace(/&group_by=[^&]*/, '') : asked;
      const text = JSON.stringify(await read(`/v1/${path}?${november}${extra}`, reader));
      expect(text).not.toContain(data);
      expect(text).not.toContain('Shop2');
    }
    const { data: answer } = await read(`/v1/costs?${november}${asked}`, reader);
    expect(['3.6', '0']).toContain(answer.total.cost);
  });

  it('sees nothing without an OU or a team', async () => {
    expect((await read(`/v1/costs?${november}&group_by=ou`, nobody)).data).toMatchObject({
      rows: [],
      total: { cost: '0', lines: 0 },
    });
  });
});

describe('the rows behind a number', () => {
  it('add up to it, over all pages', async () => {
    let cursor = '';
    let sum = 0;
    let count = 0;
    do {
      const { data: page } = await read(
        `/v1/lines?${november}&filter[ou]=Root/Shop&limit=2${cursor}`,
      );
      for (const row of page.rows) sum += Number(row['BilledCost']);
      count += page.rows.length;
      cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
      expect(page.total.rows).toBe(4);
    } while (cursor !== '');
    expect([count, sum.toFixed(6)]).toEqual([4, '3.600000']);
  });
});

describe('a request that cannot be answered', () => {
  it.each([
    ['/v1/costs', 'from'],
    [`/v1/costs?${november}&metric=net`, 'metric'],
    [`/v1/costs?${november}&grop_by=service`, 'grop_by'],
    [`/v1/costs?${november}&group_by=service,service`, 'group_by'],
    [`/v1/costs?${november}&from=2026-11-03`, 'from'],
    ['/v1/costs?from=2026-11-31&to=2026-12-01', 'from'],
    ['/v1/costs?from=2026-11-02&to=2026-11-01', 'to'],
    ['/v1/costs?from=2020-01-01&to=2020-01-02', 'to'],
    [`/v1/costs?${november}&limit=0`, 'limit'],
    [`/v1/costs?${november}&cursor=abc`, 'cursor'],
    [`/v1/costs?${november}&compare=previous&granularity=day`, 'compare'],
  ])('says what is wrong: %s', async (path, pointer) => {
    const answer = await served.ask(path);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    const { errors, title } = (await answer.json()) as Problem;
    expect(title).toBe('The request is not valid');
    expect(errors.map(({ pointer: named }) => named)).toContain(pointer);
  });

  it.each([
    ['GET', '/v1/nothing', 404],
    ['GET', `/v1/costs?${november}`, 406],
  ])('%s %s', async (method, path, status) => {
    const headers: Record<string, string> = status === 406 ? { accept: 'image/png' } : {};
    const answer = await served.ask(path, { method, headers });
    expect(answer.status).toBe(status);
    expect(((await answer.json()) as Problem).status).toBe(status);
  });
});

it.each([
  ['/v1/costs', 'GET, HEAD'],
  ['/v1/teams', 'GET, HEAD, PUT, DELETE'],
  ['/docs', 'GET, HEAD'],
  ['/openapi.json', 'GET, HEAD'],
])('%s names the methods that it answers', async (path, allowed) => {
  for (const method of ['POST', 'PATCH', 'OPTIONS']) {
    const answer = await served.ask(path, { method });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allowed]);
    expect(((await answer.json()) as Problem).status).toBe(405);
  }
});

it('an empty archive has a status, and says what to do', async () => {
  const empty = await serveArchive(join(tempFolder(), 'out'));
  try {
    const status = await (await empty.ask('/v1/status')).json();
    expect(status).toMatchObject({ dataThrough: null, reconciled: null, data: { dataFrom: null } });
    const answer = await empty.ask(`/v1/costs?${november}`);
    expect(answer.status).toBe(404);
    expect(((await answer.json()) as Problem).detail).toContain('run the digest first');
  } finally {
    empty.archive.close();
  }
});
