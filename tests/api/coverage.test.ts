/** Tag coverage and untagged resources: shares with their amounts, within a reader's scope, and safe as CSV. */
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptySetHash } from '../../src/allocation/published/empty-set.ts';
import type { Reader } from '../../src/api/operations/operation.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { textColumn } from '../../src/domain/columns/text-column.ts';
import { publishUntaggedResources } from '../../src/reports/untagged/publish-untagged-resources.ts';
import { folderForSuite, tempFolder } from '../support/temp-folder.ts';
import { everything, type ServedArchive, serveArchive } from './served-archive.ts';
import { archiveTaggedBill, dataAccount, hostile, shopAccount } from './tagged-archive.ts';

const november = 'from=2026-11-01&to=2026-11-30';
const part = (ous: readonly string[], teams: readonly string[] = []) =>
  ({ scope: { kind: 'part', ous, teams }, isEditor: false }) as const;
const ofShop = part(['Root/Shop']);
let served: ServedArchive;

const suite = folderForSuite();

beforeAll(async () => {
  served = await serveArchive(await archiveTaggedBill(suite()));
}, 60_000);
afterAll(() => served.archive.close());

interface Answer {
  readonly data: {
    readonly rows: readonly Readonly<Record<string, string | number | null>>[];
    readonly week: object | null;
    readonly total: object;
    readonly others: object | null;
    readonly daysWithCoverage: number;
    readonly nextCursor: string | null;
  };
}

async function read(path: string, reader: Parameters<typeof served.ask>[1] = {}) {
  const answer = await served.ask(path, reader);
  const body = (await answer.json()) as Answer;
  expect(answer.status, JSON.stringify(body)).toBe(200);
  return body.data;
}

describe('coverage', () => {
  it('has the amounts of its shares, for each required tag and for all together', async () => {
    const { rows, daysWithCoverage } = await read(`/v1/coverage?${november}`);
    expect(daysWithCoverage).toBe(2);
    expect(rows.map((row) => row['x_RequiredTag'])).toEqual(['*', 'environment', 'team']);
    expect(rows[2]).toMatchObject({
      BilledCost: '1101.1',
      x_TaggedCost: '1097',
      x_MissingTagCost: '3.1',
      x_UnknownTagCost: '1',
    });
    expect(rows[2]?.['taggedShare']).toBeCloseTo(1097 / 1100.1, 12);
  });

  it.each(['team', 'ou', 'account'])('by %s adds up to the total', async (group) => {
    const { rows } = await read(`/v1/coverage?${november}&group_by=${group}`);
    for (const tag of ['*', 'team', 'environment']) {
      const costs = rows.filter((row) => row['x_RequiredTag'] === tag);
      expect(costs.length).toBeGreaterThan(1);
      const sum = costs.reduce((all, row) => all + Number(row['BilledCost']), 0);
      expect(sum).toBeCloseTo(1101.1, 9);
    }
  });

  it('of a part counts only its rows', async () => {
    const { rows } = await read(`/v1/coverage?${november}&group_by=ou`, { reader: ofShop });
    expect(rows.map((row) => [row['x_OrganizationalUnit'], row['BilledCost']])).toEqual(
      Array(3).fill(['Root/Shop', '101.1']),
    );
    const { rows: teams } = await read(`/v1/coverage?${november}&group_by=team`, {
      reader: part([], ['warehouse']),
    });
    expect(new Set(teams.map((row) => row['x_Target']))).toEqual(new Set(['team/warehouse']));
  });

  it('day by day adds up to all days, without the days that have no figures', async () => {
    const { rows } = await read(`/v1/coverage?${november}&granularity=day`);
    const ofTeam = rows.filter((row) => row['x_RequiredTag'] === 'team');
    expect(ofTeam.map((row) => [row['ChargePeriodStart'], row['BilledCost']])).toEqual([
      ['2026-11-12', '1100.1'],
      ['2026-11-18', '1'],
    ]);
    const own = await read(`/v1/coverage?${november}&granularity=day`, { reader: ofShop });
    expect(own.rows[0]).toMatchObject({ ChargePeriodStart: '2026-11-12', BilledCost: '100.1' });
    const answer = await served.ask(`/v1/coverage?${november}&granularity=day&group_by=ou`);
    expect([answer.status, await answer.text()]).toEqual([
      400,
      expect.stringContaining('only without group_by'),
    ]);
  });

  it('is limited to some days, and says how many', async () => {
    const answer = await served.ask('/v1/coverage?from=2026-01-01&to=2026-11-30');
    expect([answer.status, await answer.text()]).toEqual([
      400,
      expect.stringContaining('100 days'),
    ]);
  });
});

describe('untagged resources', () => {
  it('of the newest week are costliest first, with what they lack', async () => {
    const { rows, week, total, others } = await read('/v1/untagged');
    expect(week).toEqual({ from: '2026-11-09', to: '2026-11-15' });
    expect(rows).toMatchObject([
      { ResourceId: 'i-secret', SubAccountId: dataAccount, BilledCost: '900' },
      { ResourceId: 'i-shop', SubAccountId: shopAccount, x_MissingTags: 'environment' },
      { ResourceId: hostile, x_MissingTags: 'team, environment', BilledCost: '3.1' },
    ]);
    expect(total).toEqual({ BilledCost: '943.1', rows: 3 });
    expect(others).toBeNull();
  });

  it('come in pages that are the whole', async () => {
    const first = await read('/v1/untagged?limit=2');
    const second = await read(`/v1/untagged?limit=2&cursor=${first.nextCursor}`);
    const ids = [...first.rows, ...second.rows].map((row) => row['ResourceId']);
    expect(ids).toEqual(['i-secret', 'i-shop', hostile]);
    expect(second.nextCursor).toBeNull();
  });

  it('are no formulas in a spreadsheet', async () => {
    const answer = await served.ask('/v1/untagged', { headers: { accept: 'text/csv' } });
    const { data } = Papa.parse<string[]>(await answer.text(), { skipEmptyLines: true });
    expect(data).toHaveLength(4);
    for (const cell of data.flat()) expect(cell).not.toMatch(/^[=+@]/);
  });

  it('of a week without a list are unknown, not none', async () => {
    const { week, rows } = await read('/v1/untagged?week_end=2026-10-04');
    expect([week, rows]).toEqual([null, []]);
    expect((await served.ask('/v1/untagged?week_end=2026-11-16')).status).toBe(400);
  });
});

describe('a reader of a part', () => {
  const paths = [
    `/v1/coverage?${november}`,
    `/v1/coverage?${november}&group_by=team`,
    `/v1/coverage?${november}&group_by=account`,
    '/v1/untagged',
    '/v1/untagged?week_end=2026-11-15&limit=1',
  ];

  it.each(paths)('learns nothing of an OU whose name begins alike: %s', async (path) => {
    const text = JSON.stringify(await read(path, { reader: ofShop }));
    expect(text).not.toMatch(/Shop2|222222222222|secret|lake|900|1101/);
    expect(text).toMatch(/101\.1|43\.1/);
  });

  it.each(paths)('of nothing gets nothing: %s', async (path) => {
    const { rows } = await read(path, { reader: part([]) });
    expect(rows).toEqual([]);
  });

  it('does not get the answer that was kept for another', async () => {
    const path = `/v1/untagged`;
    await read(path, { reader: everything });
    const text = JSON.stringify(await read(path, { reader: ofShop }));
    expect(text).not.toContain('i-secret');
  });
});

it('an empty archive has no untagged resources, and no coverage', async () => {
  const empty = await serveArchive(join(tempFolder(), 'out'));
  try {
    const answer = (await (await empty.ask('/v1/untagged')).json()) as Answer;
    expect(answer.data.week).toBeNull();
    expect((await empty.ask(`/v1/coverage?${november}`)).status).toBe(404);
  } finally {
    empty.archive.close();
  }
});

it('the sum of the resources that are not listed is only for readers of everything', async () => {
  const other = await serveArchive(join(tempFolder(), 'out'));
  try {
    await publishUntaggedResources(other.archive.store, {
      week: { id: '2026-W46', to: parseBillingDay('2026-11-15') },
      values: {
        resourceId: ['others', 'others'],
        linkedAccount: textColumn([shopAccount, '']),
        ou: textColumn(['Root/Shop', '']),
        service: textColumn(['Amazon S3', '']),
        target: textColumn(['unallocated', '']),
        missingTags: textColumn(['team', '']),
        unblendedCost: Float64Array.of(5, 700),
        resourceCount: [1, 9],
        lineCount: [1, 9],
      },
      currency: 'USD',
      ruleSet: emptySetHash,
    });
    const ask = async (reader: Reader) => {
      const answer = await other.ask('/v1/untagged?week_end=2026-11-15', { reader });
      return ((await answer.json()) as Answer).data;
    };
    const listed = { rows: [{ ResourceId: 'others', BilledCost: '5' }], total: { rows: 1 } };
    const others = { BilledCost: '700', x_Resources: 9 };
    expect(await ask(everything)).toMatchObject({ ...listed, others });
    expect(await ask(ofShop)).toMatchObject({ ...listed, others: null });
    expect(await ask(part(['']))).toMatchObject({ rows: [], others: null });
  } finally {
    other.archive.close();
  }
});
