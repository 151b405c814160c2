/** What is read from the archive's files is what the view says, for each resource of the known month. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeUse } from '../../../samples/use/make-use.ts';
import { addDays, parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { DuckDbEngine } from '../../../src/platform/local/duckdb/duckdb-engine.ts';
import { DirectoryStore } from '../../../src/platform/local/files/directory-store.ts';
import { makeTables } from '../../../src/platform/local/query/query-tables.ts';
import { readResourceUse } from '../../../src/reports/use/read-resource-use.ts';
import { folderForSuite } from '../../support/temp-folder.ts';
import { queryDuckDb } from '../../support/trino/duckdb-rows.ts';
import { archiveUse } from '../../support/views/archive-use.ts';

const folder = folderForSuite();
const newest = parseBillingDay('2026-11-20');
const use = makeUse({ newest, days: 35, times: 1 });
let engine: DuckDbEngine;

beforeAll(async () => {
  archiveUse(folder(), use);
  engine = await DuckDbEngine.open();
  const inputs = { bill: undefined, source: undefined, accounts: undefined, budgets: undefined };
  await makeTables(engine, { ...inputs, out: folder(), memoryLimit: undefined });
});
afterAll(() => engine?.close());

const inOrder = (rows: readonly (readonly unknown[])[]) =>
  rows.map((row) => JSON.stringify(row)).sort();
const rounded = (value: unknown) =>
  typeof value === 'number' ? Number(value.toPrecision(12)) : value;

it('has the rows of the view', async () => {
  const { rows } = await queryDuckDb(
    engine,
    `select linked_account, region, resource_kind, resource_id, ou, service, target, finding, evidence, use_metric,
      use_value, use_limit, use_unit, known_days, needed_days, monthly_cost, at_stake_cost from resource_efficiency`,
  );
  const found = await readResourceUse(new DirectoryStore(folder()), newest);
  const read = found?.resources.map((one) => [
    ...[one.account, one.region, one.kind, one.resourceId, one.ou, one.service, one.target],
    ...[one.finding, one.words, one.metric, one.value, one.limit, one.unit],
    ...[one.knownDays, one.neededDays, one.monthlyCost, one.atStakeCost],
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
