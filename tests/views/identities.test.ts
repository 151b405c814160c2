/** What the declarations call always true, over an archive that the digest wrote, on a laptop's own views. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DuckDbEngine } from '../../src/platform/local/duckdb/duckdb-engine.ts';
import { makeTables } from '../../src/platform/local/query/query-tables.ts';
import { folderForSuite } from '../support/temp-folder.ts';
import { queryDuckDb } from '../support/trino/duckdb-rows.ts';
import { archiveSample, sampleBudgets } from '../support/views/sample-archive.ts';

const folder = folderForSuite();
let engine: DuckDbEngine;

beforeAll(async () => {
  await archiveSample(folder());
  engine = await DuckDbEngine.open();
  await makeTables(engine, {
    bill: undefined,
    source: undefined,
    accounts: undefined,
    budgets: sampleBudgets(),
    out: folder(),
    memoryLimit: undefined,
  });
});
afterAll(() => engine?.close());

const rowsOf = async (sql: string) => (await queryDuckDb(engine, sql)).rows;

const metrics = ['unblended', 'amortized', 'net_unblended', 'net_amortized', 'uninvoiced'];
const byAllocation = ['cost_by_env', 'cost_by_team', 'cost_by_service', 'cost_by_region'];

/** To six digits: the rows of a view are rounded to doubles before they are added. */
const sum = (column: string) =>
  `cast(cast(sum(cast(${column} as decimal(38, 12))) as decimal(38, 6)) as double)`;

const sums = (columnOf: (metric: string) => string) =>
  metrics.map((metric) => `${sum(columnOf(metric))} as ${metric}`).join(', ');

/** The column of `cost_allocation`, and of a view. */
const stored = (metric: string) => `${metric.replaceAll('_', '')}cost`;
const viewed = (metric: string) => `${metric}_cost`;

describe.each(byAllocation)('%s', (view) => {
  it('has the sums of cost_allocation of each day, where every part is known', async () => {
    const known = `billing_date <> date '2026-08-15'`;
    const expected = await rowsOf(
      `select BillingDate as billing_date, ${sums(stored)}, cast(sum(LineCount) as bigint) as lines
       from cost_allocation where ${known.replace('billing_date', 'BillingDate')}
       group by BillingDate order by BillingDate`,
    );
    const actual = await rowsOf(
      `select billing_date, ${sums(viewed)}, cast(sum(line_count) as bigint) as lines
       from ${view} where ${known} group by billing_date order by billing_date`,
    );
    expect(actual).toHaveLength(81);
    expect(actual).toEqual(expected);
  });

  it('has all of the unblended cost of a day with unknown metrics, and no 0 in their place', async () => {
    const [[cost, lines, zeros] = []] = await rowsOf(
      `select sum(unblended_cost), cast(sum(line_count) as bigint),
        count(case when amortized_cost = 0 then 1 end)
       from ${view} where year = 2026 and month = 8 and day = 15`,
    );
    const [[expected, all] = []] = await rowsOf(
      `select sum(UnblendedCost), cast(sum(LineCount) as bigint) from cost_allocation
       where year = 2026 and month = 8 and day = 15`,
    );
    expect(cost).toBeCloseTo(Number(expected), 9);
    expect([lines, zeros]).toEqual([all, 0]);
    const nulls = await rowsOf(`select count(*) from ${view} where amortized_cost is null`);
    expect(Number(nulls[0]?.[0])).toBeGreaterThan(3);
  });

  it('has its partitions where its day is, and its grain once', async () => {
    const wrong = `year * 10000 + month * 100 + day <> cast(strftime(billing_date, '%Y%m%d') as integer)`;
    expect(await rowsOf(`select count(*) from ${view} where ${wrong}`)).toEqual([[0]]);
    const measures = `unblended_cost, amortized_cost, net_unblended_cost, net_amortized_cost, uninvoiced_cost, line_count`;
    const [[all, distinct] = []] = await rowsOf(
      `select (select count(*) from ${view}),
        (select count(*) from (select distinct * exclude (${measures}) from ${view}))`,
    );
    expect(all).toBe(distinct);
  });

  it.each([
    `ou = 'Root/Workloads/Payments/Prod'`,
    `target like 'pool/%'`,
    `target = 'unallocated'`,
    `environment = 'prod'`,
    `environment = '(none)'`,
    `linked_account = (select max(linked_account) from cost_by_env)`,
  ])('has the same sums as the others where %s', async (where) => {
    const [own] = await rowsOf(`select ${sums(viewed)} from ${view} where month > 8 and ${where}`);
    const [env] = await rowsOf(
      `select ${sums(viewed)} from cost_by_env where month > 8 and ${where}`,
    );
    expect(own).toEqual(env);
    expect(own?.[0]).not.toBeNull();
  });
});

describe('cost_by_day', () => {
  it('has the days of the archive, each with both sums, which agree', async () => {
    const days = await rowsOf(
      `select billing_date, archived_cost, unblended_cost from cost_by_day order by billing_date`,
    );
    const expected = await rowsOf(
      `select BillingDate, cast(sum(cast(DailyCost as decimal(38, 12))) as double)
       from ou_breakdown group by BillingDate order by BillingDate`,
    );
    expect(days.map(([day, archived]) => [day, archived])).toEqual(expected);
    for (const [day, archived, unblended] of days) {
      if (day === '2026-08-17') expect(unblended).toBeNull();
      else expect(unblended).toBeCloseTo(Number(archived), 9);
    }
    // A day without a cost has no row.
    expect(days.map(([day]) => day)).not.toContain('2026-08-16');
  });
});

describe('cost_by_team', () => {
  it('hides no shared or unallocated cost, and knows the units of the sample’s teams', async () => {
    const rows = await rowsOf(
      `select allocation, count(*) > 0, bool_or(business_unit <> '(none)') from cost_by_team
       where month = 11 group by allocation order by allocation`,
    );
    expect(rows.map(([kind, , hasUnit]) => [kind, hasUnit])).toEqual([
      ['Shared', false],
      ['Team', true],
      ['Unallocated', false],
    ]);
  });
});

describe('cost_by_ou_month', () => {
  it('has the actual cost of each month, and the budget of the organization', async () => {
    const rows = await rowsOf(
      `select year, month, ${sum('actual_cost')}, ${sum('budget_cost')}
       from cost_by_ou_month where actual_cost is not null or ou = '(not allocated)'
       group by year, month order by year, month`,
    );
    const expected = await rowsOf(
      `select year, month, ${sum('DailyCost')} from ou_breakdown group by year, month order by year, month`,
    );
    expect(rows.map((row) => row.slice(0, 3))).toEqual(expected);
    expect(rows.at(-1)?.[3]).toBe(99_999.99);
  });

  it('projects what is known, and the forecast is of the days that are left', async () => {
    const rows = await rowsOf(
      `select ou, actual_cost, forecast_cost, forecast_lower_cost, forecast_upper_cost, projected_cost,
        projected_if_stays_cost, days_in_month, forecast_made_on
       from cost_by_ou_month where year = 2026 and month = 11 and ou <> '(not allocated)'`,
    );
    expect(rows.length).toBeGreaterThan(5);
    const known = rows.filter(([, , forecast]) => forecast !== null);
    expect(known.length).toBeGreaterThan(3);
    for (const [ou, actual, forecast, lower, upper, projected, , days, madeOn] of known) {
      expect(projected, String(ou)).toBeCloseTo(Number(actual) + Number(forecast), 9);
      if (lower !== null) expect(Number(lower)).toBeLessThanOrEqual(Number(forecast));
      if (upper !== null) expect(Number(upper)).toBeGreaterThanOrEqual(Number(forecast));
      expect([days, madeOn]).toEqual([30, '2026-11-20']);
    }
    const [[budgetsOfTeams] = []] = await rowsOf(
      `select count(*) from cost_by_ou_month where ou like 'team/%' or ou = '*'`,
    );
    expect(budgetsOfTeams).toBe(0);
  });
});

describe('untagged_cost', () => {
  it('has the cost of the day in every tag, in parts that add up', async () => {
    const rows = await rowsOf(
      `select tags.tag, tags.billing_date, tags.total, days.unblended_cost, tags.parts, tags.untagged, tags.lacking
       from (
         select tag, billing_date, sum(total_cost) as total,
           sum(tagged_cost + untagged_cost + untaggable_cost + unknown_cost) as parts,
           sum(untagged_cost) as untagged, sum(missing_cost + not_allowed_cost) as lacking
         from untagged_cost group by tag, billing_date
       ) as tags
       join cost_by_day as days on days.billing_date = tags.billing_date`,
    );
    expect(new Set(rows.map(([tag]) => tag)).size).toBeGreaterThan(1);
    for (const [tag, day, total, cost, parts, untagged, lacking] of rows) {
      expect(total, `${tag} ${day}`).toBeCloseTo(Number(cost), 6);
      expect(parts).toBeCloseTo(Number(total), 6);
      expect(untagged).toBeCloseTo(Number(lacking), 6);
    }
    const [[untagged] = []] = await rowsOf(`select sum(untagged_cost) from untagged_cost`);
    expect(Number(untagged)).toBeGreaterThan(0);
  });
});

describe('resource_efficiency', () => {
  it('has the cost of the newest days, each resource once, and money only where something was found', async () => {
    const [[cost, resources, rows] = []] = await rowsOf(
      `select ${sum('unblended_cost')}, cast(count(distinct resource_kind || resource_id) as bigint), cast(count(*) as bigint)
       from resource_efficiency`,
    );
    const [[expected] = []] = await rowsOf(
      `select ${sum('UnblendedCost')} from resource_costs
       where ResourceKind <> '' and usage_date between date '2026-11-07' and date '2026-11-20'`,
    );
    expect(cost).toBe(expected);
    expect(rows).toBe(resources);
    const money = await rowsOf(
      `select finding || ' by ' || coalesce(at_stake_source, 'nobody') as finding, bool_and(at_stake_cost = monthly_cost), bool_and(at_stake_cost < monthly_cost),
         bool_and(at_stake_cost <= monthly_cost), count(at_stake_cost) > 0
       from resource_efficiency group by 1 order by 1`,
    );
    expect(money).toEqual([
      ['idle by own rules', true, false, true, true],
      ['in use by AWS', false, false, true, true],
      ['in use by own rules', false, true, true, true],
      ['oversized by own rules', false, true, true, true],
      ['unknown by AWS', false, false, true, true],
      ['unknown by nobody', null, null, null, false],
    ]);
  });
});
