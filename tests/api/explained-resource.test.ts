/** A resource that the list has more than once, in accounts and services of several owners: each row explains its own. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeTaggedBill } from '../support/tagged-bill.ts';
import { folderForSuite } from '../support/temp-folder.ts';
import { archiveBill, type ServedArchive, serveArchive } from './served-archive.ts';
import { dataAccount, ruleTexts, shopAccount } from './tagged-archive.ts';

const day = '2026-11-12';
const suite = folderForSuite();
let served: ServedArchive;

beforeAll(async () => {
  const shared = { day, resource: 'shared' };
  const storage = { service: 'Amazon S3', serviceCode: 'AmazonS3' };
  const bill = writeTaggedBill(join(suite(), 'bill.csv'), [
    { ...shared, account: dataAccount, cost: 900, tags: { user_team: 'lake' } },
    { ...shared, account: dataAccount, cost: 70, ...storage },
    { ...shared, account: shopAccount, cost: 40 },
    // A tag that no line of a day has is not known to be missing.
    {
      day,
      account: shopAccount,
      resource: 'other',
      cost: 8,
      ...storage,
      tags: { user_environment: 'prod' },
    },
    { day: '2026-11-18', account: shopAccount, cost: 1 },
  ]);
  const out = await archiveBill(suite(), {
    bill,
    accounts: [
      `2026-01-01,${shopAccount},shop,Root/Shop`,
      `2026-01-01,${dataAccount},data,Root/Shop2/Data`,
    ],
    rules: ruleTexts,
    date: '2026-11-18',
  });
  served = await serveArchive(out);
}, 60_000);
afterAll(() => served.archive.close());

interface Row {
  readonly SubAccountId: string;
  readonly ServiceName: string;
  readonly x_Target: string;
  readonly x_OrganizationalUnit: string;
  readonly BilledCost: string;
  readonly ResourceId: string;
}

type Group = Omit<Row, 'BilledCost' | 'ResourceId'> & { readonly cost: string };

const columnsOf = ({ SubAccountId, ServiceName, x_Target, x_OrganizationalUnit }: Group | Row) => [
  SubAccountId,
  ServiceName,
  x_Target,
  x_OrganizationalUnit,
];

async function explained(filters: Readonly<Record<string, string>>) {
  const query = new URLSearchParams({ day, metric: 'unblended', resource: 'shared', ...filters });
  const answer = await served.ask(`/v1/explain?${query}`);
  const body = (await answer.json()) as { readonly data: { readonly groups: readonly Group[] } };
  return { status: answer.status, groups: body.data?.groups ?? [] };
}

it('each row of the list explains its own cost', async () => {
  const listed = await (await served.ask('/v1/untagged')).json();
  const rows = (listed as { data: { rows: readonly Row[] } }).data.rows.filter(
    ({ ResourceId }) => ResourceId === 'shared',
  );
  expect(rows.map(({ BilledCost }) => BilledCost)).toEqual(['900', '70', '40']);
  for (const row of rows) {
    const { groups } = await explained({
      'filter[account]': row.SubAccountId,
      'filter[service]': row.ServiceName,
      'filter[team]': row.x_Target,
      'filter[ouOnly]': row.x_OrganizationalUnit,
    });
    expect(groups.map((group) => [...columnsOf(group), group.cost])).toEqual([
      [...columnsOf(row), row.BilledCost],
    ]);
  }
});

it('without a filter all of its rows are explained, and no cost that is of none', async () => {
  const { groups } = await explained({});
  expect(groups.map(({ SubAccountId, cost }) => [SubAccountId, cost])).toEqual([
    [dataAccount, '900'],
    [dataAccount, '70'],
    [shopAccount, '40'],
  ]);
  const ofTeam = await explained({ 'filter[team]': 'retail', 'filter[ou]': 'Root' });
  expect(ofTeam.groups.every(({ x_Target }) => x_Target === 'team/retail')).toBe(true);
  expect(ofTeam.groups.length).toBeGreaterThan(0);
});

it('a filter that no row of it fits finds nothing', async () => {
  expect((await explained({ 'filter[account]': '333333333333' })).status).toBe(404);
});
