/**
 * The data set of the sheet "Teams": its sums are those of `cost_allocation`, each day has the unit of that
 * day, and row-level security covers OU and team.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allocationColumns } from '../../quicksight/datasets/allocation-columns.ts';
import { allocationRuleColumns } from '../../quicksight/datasets/rule-columns.ts';
import { addDays, parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { DuckDbEngine } from '../../src/platform/local/duckdb/duckdb-engine.ts';
import { type AllocationRow, allocationRelation } from '../support/allocation-rows.ts';
import { type Row, reportDay, selectFrom } from './dashboard-data.ts';

const day = parseBillingDay(reportDay);
const rows: readonly AllocationRow[] = [
  { day, target: 'team/retail', unblended: 3, amortized: 2, ou: 'Root/Shop', environment: '' },
  { day, target: 'team/retail', unblended: 1, amortized: 1, ou: 'Root/Shop', environment: '' },
  { day: addDays(day, -40), target: 'team/retail', unblended: 5, ou: 'Root/Shop/Old' },
  { day, target: 'pool/tax', unblended: 7, amortized: null, uninvoiced: 7, ou: 'Root/Shop' },
  { day, target: 'unallocated', unblended: 9, ou: 'Root/Other' },
  { day: parseBillingDay('2024-12-31'), target: 'team/retail', unblended: 99 },
];

let engine: DuckDbEngine;

beforeAll(async () => {
  engine = await DuckDbEngine.open({ threads: 1 });
  await engine.run(`create view cost_allocation as select * from ${allocationRelation(rows)}`);
  const changed = addDays(day, -10);
  await engine.run(`create table team_units as
    select 'retail' as team, 'Shops' as business_unit, 'Sales' as business_group, '' as slack_channel,
      date '0001-01-01' as valid_from, date '${addDays(changed, -1)}' as valid_to, date '${day}' as report_date
    union all select 'retail', 'Online', 'Sales', '', date '${changed}', date '9999-12-31', date '${day}'
    union all select 'retail', 'Stale', '', '', date '0001-01-01', date '9999-12-31', date '${addDays(day, -1)}'`);
  await engine.run(`create table ou_owners as
    select 'shop-owner' as user_name, 'Root/Shop' as ou
    union all select 'retail-owner', 'team/retail'
    union all select 'chief', '*'
    union all select 'stranger', 'Root/Sho'`);
});
afterAll(() => engine?.close());

const schema = {
  cost_date: 'date',
  month_offset: 'integer',
  allocation: 'string',
  target: 'string',
  business_unit: 'string',
  business_group: 'string',
  service: 'string',
  environment: 'string',
  ou: 'string',
  cost: 'double',
  unblended_cost: 'double',
  uninvoiced_cost: 'double',
} as const;

const all = () =>
  selectFrom(engine, 'allocation', schema, 'select * from result order by cost_date, target');

describe('the data set of teams', () => {
  it('has the declared columns, in order', async () => {
    const [first] = await all();
    expect(Object.keys(first ?? {})).toEqual(
      Object.values(allocationColumns).map(({ sql }) => sql),
    );
  });

  it('sums by day, target, service, environment and OU, in two years', async () => {
    const short = ({ target, allocation, environment, cost, unblended_cost }: Row) => [
      target,
      allocation,
      environment,
      cost,
      unblended_cost,
    ];
    expect((await all()).map(short)).toEqual([
      ['team/retail', 'Team', 'prod', 5, 5],
      ['pool/tax', 'Shared', 'prod', 7, 7],
      ['team/retail', 'Team', '(none)', 3, 4],
      ['unallocated', 'Unallocated', 'prod', 9, 9],
    ]);
  });

  it('gives each day the unit that the newest run had for it', async () => {
    const units = (await all()).map((row) => [row['month_offset'], row['business_unit']]);
    expect(units).toEqual([
      [-1, 'Shops'],
      [0, '(none)'],
      [0, 'Online'],
      [0, '(none)'],
    ]);
  });
});

describe('row-level security of teams', () => {
  const rules = async (user: string) => {
    const found = await selectFrom(engine, 'allocation_rules', {
      user_name: 'string',
      ou: 'string',
      target: 'string',
    });
    expect(Object.keys(found[0] ?? {})).toEqual(
      Object.values(allocationRuleColumns).map(({ sql }) => sql),
    );
    return found
      .filter((row) => row['user_name'] === user)
      .map(({ ou, target }) => [ou, target])
      .sort();
  };

  it('gives an OU’s owner all targets in it, a team’s owner the team in all OUs, and * everything', async () => {
    expect(await rules('shop-owner')).toEqual([
      ['Root/Shop', null],
      ['Root/Shop/Old', null],
    ]);
    expect(await rules('retail-owner')).toEqual([[null, 'team/retail']]);
    expect(await rules('chief')).toEqual([[null, null]]);
    expect(await rules('stranger')).toEqual([]);
  });
});
