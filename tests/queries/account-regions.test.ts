/** The statement of the accounts' Regions on DuckDB: one Region, several, none, and lines without a cost. */
import { expect, it } from 'vitest';
import { addDays, parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { collect } from '../../src/queries/collect.ts';
import { accountRegionsStatement } from '../../src/queries/day-detail-statements.ts';
import { type AllocationRow, allocationRelation } from '../support/allocation-rows.ts';
import { withDuckDb } from '../support/with-duckdb.ts';

const day = parseBillingDay('2026-11-20');

/** The rows of the day as [region, number of Regions, cost]. */
async function regionsOf(rows: readonly Omit<AllocationRow, 'day' | 'target'>[]) {
  const allocation = () =>
    allocationRelation(rows.map((row) => ({ day, target: 'unallocated', ...row })));
  const statement = accountRegionsStatement(
    { allocation },
    { reportDay: day, costMetric: 'unblended' },
  );
  const found = await withDuckDb((platform) => collect(platform, statement, ['region']));
  return found.map((row) => [row.region, row.region_count, row.daily_cost]);
}

it('gives the Region of the whole cost, whatever the kinds of charge', async () => {
  const rows = [
    { unblended: 5, region: 'eu-west-1' },
    { unblended: -2, region: 'eu-west-1', chargeType: 'Credit' },
  ];
  expect(await regionsOf(rows)).toEqual([['eu-west-1', 1, 3]]);
});

it('counts several Regions, also if the cost of one of them cancels out', async () => {
  const rows = [
    { unblended: 5, region: 'eu-west-1' },
    { unblended: 2, region: 'us-east-1' },
    { unblended: -2, region: 'us-east-1', chargeType: 'Credit' },
  ];
  expect(await regionsOf(rows)).toEqual([['', 2, 5]]);
});

it('ignores a Region whose lines are free, unless all are free', async () => {
  const free = { unblended: 0, region: 'us-east-1' };
  expect(await regionsOf([{ unblended: 5, region: 'eu-west-1' }, free])).toEqual([
    ['eu-west-1', 1, 5],
  ]);
  expect(await regionsOf([free])).toEqual([['us-east-1', 1, 0]]);
});

it('gives no Region if a part of the cost has none', async () => {
  const rows = [
    { unblended: 5, region: 'eu-west-1' },
    { unblended: 2, region: '' },
  ];
  expect(await regionsOf(rows)).toEqual([['', 1, 7]]);
  expect(await regionsOf([{ unblended: 2, region: '' }])).toEqual([['', 0, 2]]);
});

it('has a row for each OU, service and account of the report day only', async () => {
  const allocation = () =>
    allocationRelation([
      { day, target: 'team/a', unblended: 1 },
      { day, target: 'team/b', unblended: 2 },
      { day, target: 'team/b', unblended: 4, account: '111111111111', region: 'us-east-1' },
      { day, target: 'team/b', unblended: 8, ou: 'Root/Other' },
      { day: addDays(day, -1), target: 'team/b', unblended: 16 },
    ]);
  const statement = accountRegionsStatement(
    { allocation },
    { reportDay: day, costMetric: 'amortized' },
  );
  const found = await withDuckDb((platform) => collect(platform, statement, ['region']));
  expect(found.map((row) => [row.ou, row.linked_account, row.region, row.daily_cost])).toEqual([
    ['Root/Other', '012345678901', 'eu-central-1', 8],
    ['Root/Shop', '012345678901', 'eu-central-1', 3],
    ['Root/Shop', '111111111111', 'us-east-1', 4],
  ]);
});
