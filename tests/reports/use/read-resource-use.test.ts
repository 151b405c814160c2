/** What is read from the archive's files is what the view says, for each resource of the known month. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeUse } from '../../../samples/use/make-use.ts';
import { addDays, parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { DuckDbEngine } from '../../../src/platform/local/duckdb/duckdb-engine.ts';
import { DirectoryStore } from '../../../src/platform/local/files/directory-store.ts';
import { makeTables } from '../../../src/platform/local/query/query-tables.ts';
import { readResourceUse } from '../../../src/reports/use/read-resource-use.ts';
import { folderForSuite, tempFolder } from '../../support/temp-folder.ts';
import { queryDuckDb } from '../../support/trino/duckdb-rows.ts';
import {
  archiveRecommendations,
  rankedRecommendation,
} from '../../support/views/archive-recommendations.ts';
import { archiveUse } from '../../support/views/archive-use.ts';

const folder = folderForSuite();
const newest = parseBillingDay('2026-11-20');
const use = makeUse({ newest, days: 35, times: 1 });
let engine: DuckDbEngine;

beforeAll(async () => {
  archiveUse(folder(), use);
  archiveRecommendations(folder(), addDays(newest, -6), [rankedRecommendation()]);
  archiveRecommendations(folder(), addDays(newest, 1), recommended());
  engine = await DuckDbEngine.open();
  const inputs = { bill: undefined, source: undefined, accounts: undefined, budgets: undefined };
  await makeTables(engine, { ...inputs, out: folder(), memoryLimit: undefined });
});
afterAll(() => engine?.close());

/** For every second resource, of all kinds and amounts; and for what is not among them. */
function recommended() {
  const actions = ['Stop', 'Delete', 'Rightsize', `O'Neil "x"`];
  const own = use.resources
    .filter((_, at) => at % 2 === 0)
    .map(({ account, kind, id }, at) =>
      rankedRecommendation({
        ...{ account, kind, resourceId: id },
        action: actions[at % actions.length] ?? '',
        monthlySavings: at % 7 === 0 ? null : (at * 37) % 900,
        currency: at % 5 === 0 ? 'CNY' : 'USD',
        recommendedResource: at % 3 === 0 ? '' : 'm5.large',
      }),
    );
  return [
    ...own,
    rankedRecommendation({ kind: '', resourceId: 'arn:aws:workspaces:x', monthlySavings: 400 }),
    rankedRecommendation({ kind: '', resourceId: '', standing: 'purchase', countedSavings: null }),
    rankedRecommendation({ standing: 'alternative', countedSavings: null }),
  ];
}

const inOrder = (rows: readonly (readonly unknown[])[]) =>
  rows.map((row) => JSON.stringify(row)).sort();
const rounded = (value: unknown) =>
  typeof value === 'number' ? Number(value.toPrecision(12)) : value;

it('has the rows of the view', async () => {
  const { rows } = await queryDuckDb(
    engine,
    `select linked_account, region, resource_kind, resource_id, ou, service, target, finding, evidence, use_metric,
      use_value, use_limit, use_unit, known_days, needed_days, monthly_cost, at_stake_cost, at_stake_source, aws_action,
      aws_resource, aws_source, aws_date, aws_monthly_savings, aws_currency from resource_efficiency`,
  );
  const found = await readResourceUse(new DirectoryStore(folder()), newest);
  const read = found?.resources.map((one) => [
    ...[one.account, one.region, one.kind, one.resourceId, one.ou, one.service, one.target],
    ...[one.finding, one.words, one.metric, one.value, one.limit, one.unit],
    ...[one.knownDays, one.neededDays, one.monthlyCost, one.atStakeCost, one.atStakeSource],
    ...[one.aws?.action ?? null, one.aws?.recommendedResource ?? null, one.aws?.source ?? null],
    ...[one.aws?.day ?? null, one.aws?.monthlySavings ?? null, one.aws?.currency ?? null],
  ]);
  expect(found).toMatchObject({ from: '2026-11-07', to: '2026-11-20' });
  expect(read?.length).toBe(384);
  expect(inOrder((read ?? []).map((row) => row.map(rounded)))).toEqual(
    inOrder(rows.map((row) => row.map(rounded))),
  );
});

it('finds the newest day, some days before the one that is asked for', async () => {
  const store = new DirectoryStore(folder());
  expect(await readResourceUse(store, addDays(newest, 7))).toMatchObject({ to: '2026-11-20' });
  expect(await readResourceUse(store, addDays(newest, 8))).toBeNull();
});

it('has AWS beside our rules, and what AWS says of anything else apart', async () => {
  const found = await readResourceUse(new DirectoryStore(folder()), newest);
  const sources = (found?.resources ?? []).map(({ atStakeSource }) => atStakeSource);
  expect(new Set(sources)).toEqual(new Set(['AWS', 'own rules', null]));
  expect(found?.recommendations?.day).toBe('2026-11-21');
  const others = found?.recommendations?.list.map((one) => [one.standing, one.countedSavings]);
  // What is saved is at most what AWS says that it costs.
  expect(others).toEqual([
    ['first', 100],
    ['purchase', null],
  ]);
});

it.each([
  // The newest seven days with metrics, or fewer where there are fewer.
  [35, -8, true],
  [35, 6, true],
  [35, 7, false],
  [3, 2, true],
  [3, 3, false],
])('of %i days of metrics, an export that is %i days old counts: %s', async (days, age, counts) => {
  const out = tempFolder();
  const few = makeUse({ newest, days, times: 1 });
  archiveUse(out, few);
  const [{ account, kind, id } = { account: '', kind: '', id: '' }] = few.resources;
  const day = addDays(newest, -age);
  archiveRecommendations(out, day, [rankedRecommendation({ account, kind, resourceId: id })]);
  const found = await readResourceUse(new DirectoryStore(out), newest);
  expect(found?.recommendations?.day).toBe(counts ? day : undefined);
  const own = await DuckDbEngine.open();
  try {
    const inputs = { bill: undefined, source: undefined, accounts: undefined, budgets: undefined };
    await makeTables(own, { ...inputs, out, memoryLimit: undefined });
    const { rows } = await queryDuckDb(
      own,
      'select cast(count(aws_action) as integer) from resource_efficiency',
    );
    expect(rows).toEqual([[counts ? 1 : 0]]);
  } finally {
    own.close();
  }
});
