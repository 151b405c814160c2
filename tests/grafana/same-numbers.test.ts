/**
 * One run of the digest on the sample: Grafana, the API, Quick Sight and the mail have the same numbers of the month,
 * OU by OU with its light, and team by team.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alertRules } from '../../grafana/alerts/alert-rules.ts';
import { defaultLooks } from '../../grafana/panels/looks.ts';
import { sumOf } from '../../src/domain/arithmetic/sum-of.ts';
import { parseBudgets } from '../../src/domain/budgets/budgets.ts';
import type { OuFigures } from '../../src/domain/figures/figures.ts';
import { lightWords } from '../../src/mail/words/budget-words.ts';
import type { DuckDbEngine } from '../../src/platform/local/duckdb/duckdb-engine.ts';
import { digestSample, type SampleDigest, sampleDay } from '../api/sample-digest.ts';
import { openTables, selectFrom } from '../quicksight/dashboard-data.ts';
import { emitted, warehouses } from '../support/grafana/emitted-dashboards.ts';
import { ask, openSampleWarehouse } from '../support/grafana/sample-warehouse.ts';
import { folderForSuite } from '../support/temp-folder.ts';

type Row = Readonly<Record<string, unknown>>;

const month = { from: '2026-11-01T00:00:00Z', to: '2026-11-30T23:59:59Z' };
const budgets = parseBudgets(readFileSync('samples/acme/budgets.csv', 'utf8'), 'budgets.csv');

const suite = folderForSuite();
let sample: SampleDigest;
let engine: DuckDbEngine;
let quicksight: DuckDbEngine;

beforeAll(async () => {
  sample = await digestSample(suite());
  const out = `${suite()}/out`;
  engine = await openSampleWarehouse(out, budgets);
  quicksight = await openTables({ out, budgets });
});
afterAll(() => {
  engine?.close();
  quicksight?.close();
  sample?.served.archive.close();
});

/** The rows that a panel shows. */
async function shown(title: string, id: 'athena' | 'redshift'): Promise<readonly Row[]> {
  const found = emitted
    .filter(({ warehouse }) => warehouse.id === id)
    .flatMap(({ warehouse, json }) =>
      json.panels
        .filter((panel) => panel.title === title)
        .map((panel) => ({ warehouse, sql: panel.targets[0]?.rawSQL ?? '' })),
    );
  const [{ warehouse, sql } = { warehouse: warehouses[0], sql: '' }] = found;
  return named(await ask(engine, warehouse, sql, { range: month }));
}

function named({ columns, rows }: Awaited<ReturnType<typeof ask>>): readonly Row[] {
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at]])));
}

async function asked<T>(path: string): Promise<T> {
  const answer = await sample.served.ask(path);
  const body = (await answer.json()) as { readonly data: T };
  expect(answer.status, JSON.stringify(body)).toBe(200);
  return body.data;
}

const isOfTheMonth = ({ monthToDate, budget, projected }: OuFigures) =>
  monthToDate !== 0 || budget !== null || projected !== 0;

const wordOf = (unit: OuFigures) => lightWords(unit).word.replaceAll('\u00a0', ' ').split(' · ')[0];

describe.each(warehouses)('the month of the sample, by $id', ({ id }) => {
  it('has the OUs of the mail, with their numbers and lights', async () => {
    const rows = await shown('OUs and their budgets in that month', id);
    const mailed = sample.figures.ous.filter(isOfTheMonth);
    expect(rows.map(({ ou }) => ou).sort()).toEqual(mailed.map(({ ou }) => ou).sort());
    for (const unit of mailed) {
      const row = rows.find(({ ou }) => ou === unit.ou) as Row;
      expect(row['budget_status'], unit.ou).toBe(wordOf(unit));
      expect(row['actual_cost'], unit.ou).toBeCloseTo(unit.monthToDate, 2);
      expect(row['projected_cost'], unit.ou).toBeCloseTo(unit.projected as number, 2);
      expect(row['budget_cost'] ?? null, unit.ou).toBe(unit.budget);
    }
    expect(new Set(rows.map((row) => row['budget_status'])).size).toBeGreaterThan(2);
  });

  it('has the OUs of the API', async () => {
    const rows = await shown('OUs and their budgets in that month', id);
    const answer = await asked<{
      readonly rows: readonly {
        readonly x_OrganizationalUnit: string;
        readonly monthToDate: string;
      }[];
    }>('/v1/units');
    for (const { x_OrganizationalUnit: ou, monthToDate } of answer.rows) {
      const row = rows.find((one) => one['ou'] === ou);
      expect(row?.['actual_cost'] ?? 0, ou).toBeCloseTo(Number(monthToDate), 2);
    }
  });

  it('has the OUs of Quick Sight', async () => {
    const rows = await shown('OUs and their budgets in that month', id);
    const schema = {
      ou: 'string',
      status: 'string',
      actual: 'double',
      projected: 'double',
    } as const;
    const select = `select ou, budget_status as status, sum(actual_cost) as actual,
      sum(projected_cost) as projected from result where month_offset = 0 group by 1, 2 order by 1`;
    const expected = await selectFrom(quicksight, 'costs', schema, select);
    expect(rows).toHaveLength(expected.length);
    for (const { ou, status, actual, projected } of expected) {
      const row = rows.find((one) => one['ou'] === ou) as Row;
      expect(row['budget_status'], String(ou)).toBe(status);
      expect(row['actual_cost'], String(ou)).toBeCloseTo(Number(actual), 2);
      expect(row['projected_cost'], String(ou)).toBeCloseTo(Number(projected), 2);
    }
  });

  it('has the totals of the mail; the month end is the sum of the OUs', async () => {
    const [row = {}] = await shown('Month in which the time range ends', id);
    const { total, ous } = sample.figures;
    expect(row['actual_cost']).toBeCloseTo(total.monthToDate, 2);
    expect(row['projected_cost']).toBeCloseTo(sumOf(ous.map((ou) => ou.projected as number)), 2);
    expect(row['budget_cost']).toBeCloseTo(total.budget as number, 2);
    expect(row['archived_days']).toBe(20);
    const compared = ous.filter(({ budget }) => budget !== null);
    const share = sumOf(compared.map((ou) => ou.projected as number)) / (total.budget as number);
    expect(row['budget_share']).toBeCloseTo(share, 4);
  });

  it.each([
    ['By team', 'target', 'team', 'x_Team'],
    ['By service', 'service', 'service', 'ServiceName'],
    ['By Region', 'region', 'region', 'RegionId'],
    ['By environment', 'environment', 'environment', 'x_Environment'],
  ])('%s has the costs of the API', async (title, column, group) => {
    const rows = await shown(title, id);
    const path = `/v1/costs?from=2026-11-01&to=${sampleDay}&metric=unblended&granularity=total&group_by=${group}&limit=1000`;
    const answer = await asked<{ readonly rows: readonly Row[] }>(path);
    const costs = answer.rows.map((row) => Number(row['cost'])).sort((a, b) => b - a);
    expect(costs.length).toBeGreaterThan(1);
    const own = rows.filter((row) => row[column] !== '(all others)');
    expect(own.map((row) => round(row['cost']))).toEqual(costs.slice(0, own.length).map(round));
    expect(sumOf(rows.map((row) => Number(row['cost'])))).toBeCloseTo(sumOf(costs), 2);
    expect(sumOf(costs)).toBeCloseTo(sample.figures.total.monthToDate, 2);
  });
});

const round = (cost: unknown) => Math.round(Number(cost) * 100);

describe.each(warehouses)('the alert rules by $id', (warehouse) => {
  const now = { from: '2026-10-01T00:00:00Z', to: '2026-11-21T06:00:00Z' };
  const rule = (title: string) => {
    const found = alertRules(warehouse, defaultLooks).find((one) => one.title === title);
    if (found === undefined) throw new Error(`no rule ${title}`);
    return found;
  };
  const valuesAt = async (title: string, range = now) =>
    named(await ask(engine, warehouse, rule(title).sql, { range }));

  it('finds no late data on the morning after, and late data three days later', async () => {
    const { fires } = rule('Costs are late');
    const daysAt = async (to: string) =>
      (await valuesAt('Costs are late', { ...now, to }))[0]?.['archived_days'];
    expect(fires).toEqual({ when: 'below', limit: 1 });
    expect(await daysAt('2026-11-21T06:00:00Z')).toBe(3);
    expect(await daysAt('2026-11-22T06:00:00Z')).toBe(2);
    expect(await daysAt('2026-11-24T00:00:00Z')).toBe(0);
  });

  it('fires for the OUs whose light is red by their month end', async () => {
    const { fires } = rule('OU over its budget');
    const rows = await valuesAt('OU over its budget');
    const firing = rows.filter((row) => Number(row['budget_share']) > fires.limit);
    const red = sample.figures.ous.filter(({ light }) => light === 'red').map(({ ou }) => ou);
    expect(firing.map(({ ou }) => ou).sort()).toEqual(red.sort());
    expect(red.length).toBeGreaterThan(0);
  });

  it('says by how much the unallocated share grew', async () => {
    const share = async (from: string, to: string) => {
      const path = `/v1/costs?from=${from}&to=${to}&metric=unblended&granularity=total&group_by=team&limit=1000`;
      const { rows } = await asked<{ readonly rows: readonly Row[] }>(path);
      const costs = rows.map((row) => [JSON.stringify(row), Number(row['cost'])] as const);
      const unallocated = costs.filter(([text]) => text.includes('"unallocated"'));
      return sumOf(unallocated.map(([, cost]) => cost)) / sumOf(costs.map(([, cost]) => cost));
    };
    const [row = {}] = await valuesAt('More cost without an owner', {
      ...now,
      to: '2026-11-20T06:00:00Z',
    });
    const grown =
      (await share('2026-11-14', '2026-11-20')) - (await share('2026-10-17', '2026-11-13'));
    expect(row['grown_share']).toBeCloseTo(grown, 6);
  });
});
