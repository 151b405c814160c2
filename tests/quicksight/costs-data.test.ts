/**
 * The rows of the data set agree with what the digest archived, forecast and mailed: every sum that a
 * visual shows is one of these. The declared columns are those of the SQL's result.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DigestOutcome } from '../../functions/daily-digest/digest-run.ts';
import { costColumns } from '../../quicksight/datasets/cost-columns.ts';
import type { DataSetColumns } from '../../quicksight/datasets/dataset-column.ts';
import { ruleColumns } from '../../quicksight/datasets/rule-columns.ts';
import { sumOf } from '../../src/domain/arithmetic/sum-of.ts';
import type { OuFigures } from '../../src/domain/figures/figures.ts';
import { lightWords } from '../../src/mail/words/budget-words.ts';
import type { DuckDbEngine } from '../../src/platform/local/duckdb/duckdb-engine.ts';
import type { ColumnType, ResultSchema } from '../../src/ports/query-engine.ts';
import { folderForSuite } from '../support/temp-folder.ts';
import {
  archiveSample,
  openTables,
  type Row,
  sampleBudgets,
  selectFrom,
} from './dashboard-data.ts';

const types = {
  STRING: 'string',
  INTEGER: 'integer',
  DECIMAL: 'double',
  DATETIME: 'date',
} as const satisfies Record<string, ColumnType>;

const schemaOf = (columns: DataSetColumns): ResultSchema =>
  Object.fromEntries(Object.values(columns).map(({ sql, type }) => [sql, types[type]]));

const folder = folderForSuite();
const owners = [
  { user: 'prod-owner', ou: 'Root/Workloads' },
  { user: 'one-owner', ou: 'Root/Security' },
  { user: 'chief', ou: '*' },
  { user: 'stranger', ou: 'Root/Sec' },
];
/**
 * Budgets without two of the sample's OUs, with one OU that has no account, a team, and months without
 * costs.
 */
const budgets = [
  ...sampleBudgets.filter(({ ou }) => ou !== 'Root/Security' && ou !== 'Root'),
  { ...sampleBudgets[0], ou: 'Root/Planned', amount: 500 },
  { ...sampleBudgets[0], ou: 'team/retail', amount: 5_000_000 },
  ...['2026-08', '2028-01'].map((month) => ({
    ...sampleBudgets[0],
    ou: 'Root/Workloads/Mobile',
    month,
  })),
] as typeof sampleBudgets;
const november = sampleBudgets.find(({ month }) => month === '2026-11') as (typeof budgets)[number];
const wholeBudget = { ...november, ou: '*', amount: 2_000_000 };

let outcome: DigestOutcome;
let withOwn: DigestOutcome;
let engine: DuckDbEngine;
let engineWithOwn: DuckDbEngine;

beforeAll(async () => {
  const [out, other] = [`${folder()}/parts`, `${folder()}/whole`];
  outcome = await archiveSample(out, budgets);
  withOwn = await archiveSample(other, [...budgets, wholeBudget]);
  engine = await openTables({ out, budgets, owners });
  engineWithOwn = await openTables({ out: other, budgets: [...budgets, wholeBudget] });
});
afterAll(() => {
  engine?.close();
  engineWithOwn?.close();
});

const sums = {
  actual: 'double',
  projected: 'double',
  budget: 'double',
  budgeted: 'double',
} as const;
const sumList = `sum(actual_cost) as actual, sum(projected_cost) as projected,
  sum(budget_cost) as budget, sum(budgeted_cost) as budgeted`;
const reportMonth = 'from result where month_offset = 0';

describe('the costs', () => {
  it('have the declared columns, in order and of their types', async () => {
    const [first] = await selectFrom(engine, 'costs', schemaOf(costColumns));
    expect(Object.keys(first ?? {})).toEqual(Object.values(costColumns).map(({ sql }) => sql));
  });

  it('add up to every archived day, service by service', async () => {
    const schema = { day: 'date', cost: 'double' } as const;
    const select = `select cost_date as day, sum(actual_cost) as cost from result
      where kind = 'Actual' group by cost_date order by day`;
    const rows = await selectFrom(engine, 'costs', schema, select);
    const archived = outcome.archived.days.map(({ day }) => [day.day, day.totalCost] as const);
    expect(rows.map(({ day }) => day)).toEqual(archived.map(([day]) => day));
    for (const [at, [, cost]] of archived.entries())
      expect(rows[at]?.['cost']).toBeCloseTo(cost, 6);
  });

  it('of the report month are the figures of the mail, OU by OU, with the light', async () => {
    const schema = { ou: 'string', status: 'string', ...sums } as const;
    const select = `select ou, budget_status as status, ${sumList} ${reportMonth}
      group by ou, budget_status order by ou`;
    const rows = await selectFrom(engine, 'costs', schema, select);
    const mailed = outcome.figures.ous.filter(isOfTheMonth);
    expect(rows.map(({ ou }) => ou)).toEqual(mailed.map(({ ou }) => ou).sort());
    for (const unit of mailed)
      expectSame(
        rows.find(({ ou }) => ou === unit.ou),
        unit,
      );
    expect(new Set(rows.map(({ status }) => status)).size).toBeGreaterThan(2);
  });

  it('with other thresholds have the words of the mail, and say where above the budget is not red', async () => {
    const schema = { ou: 'string', status: 'string' } as const;
    const select = `select distinct ou, budget_status as status ${reportMonth}`;
    const over = outcome.figures.ous.filter(({ light }) => light === 'red');
    const shareOf = ({ projected, budget }: OuFigures) =>
      (projected as number) / (budget as number);
    const leastOver = over.reduce((a, b) => (shareOf(a) < shareOf(b) ? a : b));
    expect(shareOf(leastOver)).toBeGreaterThan(1);
    const percent = Math.ceil(shareOf(leastOver) * 100);
    const statusOf = async (yellowPercent?: number) => {
      const rows = await selectFrom(engine, 'costs', schema, select, yellowPercent);
      return rows.find(({ ou }) => ou === leastOver.ou)?.['status'];
    };
    expect(await statusOf()).toBe('Heading over');
    expect(await statusOf(percent)).toBe('Heading over (close)');
  });

  it.each([
    ['the sum of the units’ budgets', () => [engine, outcome] as const],
    ['the organization’s own budget', () => [engineWithOwn, withOwn] as const],
  ])('compare the organization with %s, as the mail does', async (_, given) => {
    const [tables, { figures }] = given();
    const [row] = await selectFrom(tables, 'costs', sums, `select ${sumList} ${reportMonth}`);
    const { total, ous } = figures;
    expect(row?.['actual']).toBeCloseTo(total.monthToDate, 6);
    // The sum of the OUs; the mail projects the total as a whole, and its range includes the sum.
    expect(row?.['projected']).toBeCloseTo(sumOf(ous.map((ou) => ou.projected as number)), 4);
    expect(row?.['projected']).toBeGreaterThanOrEqual(total.projectedRange?.lower as number);
    expect(row?.['projected']).toBeLessThanOrEqual(total.projectedRange?.upper as number);
    expect(row?.['budget']).toBeCloseTo(total.budget as number, 6);
    const compared = ous.filter(({ budget }) => total.budgetCoversAll || budget !== null);
    expect(row?.['budgeted']).toBeCloseTo(sumOf(compared.map((one) => one.projected as number)), 4);
  });

  it('of an OU without a forecast are unknown, and count in no share of a budget', async () => {
    const tables = await openTables({ out: `${folder()}/parts`, budgets });
    try {
      await tables.run(`create or replace view ou_forecast as
        select * from (${await forecastSelect(tables)}) where OU <> 'Root/Workloads/Mobile'`);
      const schema = { status: 'string', ...sums, compared: 'double' } as const;
      const select = (where: string) => `select min(budget_status) as status, ${sumList},
        sum(compared_budget_cost) as compared ${reportMonth} ${where}`;
      const mobile = "and ou = 'Root/Workloads/Mobile'";
      const [unit] = await selectFrom(tables, 'costs', schema, select(mobile));
      expect(unit).toMatchObject({ status: 'Unknown', budgeted: null, compared: null });
      expect(unit?.['budget']).toBeGreaterThan(0);
      const [all] = await selectFrom(tables, 'costs', schema, select(''));
      const [others] = await selectFrom(engine, 'costs', schema, select(mobile.replace('=', '<>')));
      expect(all?.['budgeted']).toBeCloseTo(others?.['budgeted'] as number, 4);
      expect(all?.['compared']).toBeCloseTo(others?.['compared'] as number, 4);
    } finally {
      tables.close();
    }
  });

  it('of an OU are unknown if its light depends on whether an unusual cost stays', async () => {
    const tables = await openTables({ out: `${folder()}/parts`, budgets });
    try {
      await tables.run(`create or replace view ou_forecast as
        select * replace (case when OU = 'Root/Workloads/Mobile' then Forecast * 20 end as IfStays)
        from (${await forecastSelect(tables)})`);
      const select = `select ou, min(budget_status) as status ${reportMonth} group by ou`;
      const rows = await selectFrom(tables, 'costs', { ou: 'string', status: 'string' }, select);
      const usual = await selectFrom(engine, 'costs', { ou: 'string', status: 'string' }, select);
      const expected = usual.map(({ ou, status }) => ({
        ou,
        status: ou === 'Root/Workloads/Mobile' ? 'Unknown' : status,
      }));
      expect(rows.toSorted(byOu)).toEqual(expected.toSorted(byOu));
      expect(usual).not.toEqual(rows);
    } finally {
      tables.close();
    }
  });

  it('forecast complete months only, each coming day of each OU once', async () => {
    const schema = { months: 'integer', rows: 'integer', days: 'integer', last: 'date' } as const;
    const select = `select max(month_offset) as months, count(*) as rows,
      count(distinct ou || cast(cost_date as varchar)) as days, max(cost_date) as last
      from result where kind = 'Forecast'`;
    const [row] = await selectFrom(engine, 'costs', schema, select);
    expect(row).toMatchObject({ months: 5, last: '2027-04-30' });
    expect(row?.['rows']).toBe(row?.['days']);
  });

  it('spread a budget over its month, and have no rows before the archive begins', async () => {
    const schema = { month: 'integer', days: 'integer', amount: 'double' } as const;
    const select = `select month_offset as month, count(*) as days, sum(budget_cost) as amount
      from result where kind = 'Budget' and ou = 'Root/Workloads/Mobile' group by 1 order by 1`;
    const rows = await selectFrom(engine, 'costs', schema, select);
    const given = budgets.filter(({ ou }) => ou === 'Root/Workloads/Mobile').slice(0, 4);
    expect(rows.map(({ days }) => days)).toEqual([30, 31, 30, 31]);
    for (const [at, { amount }] of given.entries())
      expect(rows[at]?.['amount']).toBeCloseTo(amount, 6);
  });

  it('show each account by its newest name and its id', async () => {
    const schema = { id: 'string', name: 'string' } as const;
    const select = `select distinct linked_account as id, account as name from result
      where kind = 'Actual' order by id`;
    const rows = await selectFrom(engine, 'costs', schema, select);
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.find(({ id }) => id === '012345678901')?.['name']).toBe(
      'Acme Management (012345678901)',
    );
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  });
});

describe('the rules of row-level security', () => {
  it('give each user the OUs at and below the user’s path, and all OUs for *', async () => {
    const rows = await selectFrom(engine, 'row_level_rules', schemaOf(ruleColumns));
    const of = (user: string) =>
      rows.filter((row) => row['user_name'] === user).map(({ ou }) => ou);
    expect(of('one-owner')).toEqual(['Root/Security']);
    expect(of('chief')).toEqual([null]);
    expect(of('stranger')).toEqual([]);
    const seen = of('prod-owner') as string[];
    expect(seen.length).toBeGreaterThan(3);
    expect(seen.every((ou) => ou.startsWith('Root/Workloads/'))).toBe(true);
    expect(new Set(seen).size).toBe(seen.length);
  });
});

/** The SELECT of the view, so that a test can leave out rows of it. */
async function forecastSelect(tables: DuckDbEngine): Promise<string> {
  const sql = "select sql from duckdb_views() where view_name = 'ou_forecast'";
  const { batches } = await tables.query({ name: 'view', sql, schema: { sql: 'string' } });
  for await (const { columns } of batches) {
    return String(columns.sql[0])
      .replace(/^create view ou_forecast as/i, '')
      .replace(/;\s*$/, '');
  }
  throw new Error('there is no view ou_forecast');
}

/** An OU without cost and budget in the month is in the mail only because of its past days. */
function isOfTheMonth({ monthToDate, budget, projected }: OuFigures): boolean {
  return monthToDate !== 0 || budget !== null || projected !== 0;
}

function expectSame(row: Row | undefined, unit: OuFigures): void {
  const word = lightWords(unit).word.replaceAll('\u00a0', ' ').split(' · ')[0];
  expect(row?.['status'], unit.ou).toBe(word);
  expect(row?.['actual'] ?? 0, unit.ou).toBeCloseTo(unit.monthToDate, 6);
  expect(row?.['projected'] ?? 0, unit.ou).toBeCloseTo(unit.projected as number, 4);
  if (unit.budget === null) expect(row?.['budget'], unit.ou).toBeNull();
  else expect(row?.['budget'], unit.ou).toBeCloseTo(unit.budget, 6);
}

function byOu({ ou: a }: { ou?: unknown }, { ou: b }: { ou?: unknown }): number {
  return String(a) < String(b) ? -1 : 1;
}
