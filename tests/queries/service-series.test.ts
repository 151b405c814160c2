/** The statement of the services' histories leaves out only services that stay below the floor. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { DuckDbEngine } from '../../src/platform/local/duckdb/duckdb-engine.ts';
import { serviceSeriesStatement } from '../../src/queries/anomaly-statements.ts';
import { collect } from '../../src/queries/collect.ts';
import { sqlIdentifier, sqlText } from '../../src/sql/bind.ts';

const days = ['2026-11-19', '2026-11-20'].map(parseBillingDay);
const floor = 100;
/** Two services of the archive with one name: their rows are of the time before the name was known. */
const knownServices = new Map([
  ['CodeA', 'Amazon A'],
  ['CodeB', 'Amazon A'],
]);

interface Row {
  readonly day: string;
  readonly ou: string;
  readonly service: string;
  readonly account: string;
  readonly cost: number;
}

let engine: DuckDbEngine;
beforeAll(async () => {
  engine = await DuckDbEngine.open({ threads: 1 });
});
afterAll(() => engine.close());

async function seriesOf(rows: readonly Row[]): Promise<readonly string[]> {
  const values = rows.map(({ day, ou, service, account, cost }) => {
    const texts = [ou, service, account].map(sqlText).join(', ');
    return `(date '${day}', ${texts}, ${cost}::double, 2026, 11, ${Number(day.slice(8))})`;
  });
  await engine.run(
    `create or replace table kept as select * from (values ${values.join(', ')})
      as t(BillingDate, OU, Service, LinkedAccount, DailyCost, year, month, day)`,
  );
  const kept = sqlIdentifier('kept');
  const tables = { costLines: kept, accounts: kept, archive: () => kept, allocation: () => kept };
  const statement = serviceSeriesStatement(tables, { days, floor, knownServices });
  const found = await collect({ engine }, statement);
  return found.map((row) => `${row.ou} ${row.service} ${row.billing_date} ${row.daily_cost}`);
}

/** The same by hand: costs in the account's OU of its last day, services that reach half the floor. */
function expectedOf(rows: readonly Row[]): readonly string[] {
  const lastOu = (account: string) =>
    rows
      .filter((row) => row.account === account)
      .map(({ day, ou }) => day + ou)
      .sort()
      .at(-1)
      ?.slice(10);
  const sums = new Map<string, Map<string, number>>();
  for (const row of rows) {
    const key = `${lastOu(row.account)} ${knownServices.get(row.service) ?? row.service}`;
    const ofDays = sums.get(key) ?? new Map<string, number>();
    sums.set(key, ofDays.set(row.day, (ofDays.get(row.day) ?? 0) + row.cost));
  }
  const large = [...sums].filter(([, costs]) =>
    [...costs.values()].some((cost) => Math.abs(cost) * 2 >= floor),
  );
  return large.flatMap(([key, costs]) => [...costs].map(([day, cost]) => `${key} ${day} ${cost}`));
}

test('a name of two archived services has the costs of both', async () => {
  const row = { day: '2026-11-20', ou: 'Root', account: '000000000001', cost: 30 };
  const both = ['CodeA', 'CodeB'].map((service) => ({ ...row, service }));
  expect(await seriesOf(both)).toEqual(['Root Amazon A 2026-11-20 60']);
});

test('for any rows, the same as by hand', async () => {
  const row = fc.record({
    day: fc.constantFrom(...days),
    ou: fc.constantFrom('Root/A', 'Root/B'),
    service: fc.constantFrom('CodeA', 'CodeB', 'Amazon A', 'Tax'),
    account: fc.constantFrom('000000000001', '000000000002'),
    cost: fc.integer({ min: -60, max: 60 }),
  });
  const rows = fc.uniqueArray(row, {
    selector: ({ cost: _, ...key }) => JSON.stringify(key),
    minLength: 1,
    maxLength: 20,
  });
  await fc.assert(
    fc.asyncProperty(rows, async (given) => {
      expect([...(await seriesOf(given))].sort()).toEqual([...expectedOf(given)].sort());
    }),
    { numRuns: 60 },
  );
});
