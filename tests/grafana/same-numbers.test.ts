/**
 * One run of the digest on the sample: Grafana, the API, Quick Sight and the mail have the same numbers of the month,
 * OU by OU with its light, and team by team.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coverageNames } from '../../src/api/operations/focus-names.ts';
import { sumOf } from '../../src/domain/arithmetic/sum-of.ts';
import type { OuFigures } from '../../src/domain/figures/figures.ts';
import { lightWords } from '../../src/mail/words/budget-words.ts';
import type { DuckDbEngine } from '../../src/platform/local/duckdb/duckdb-engine.ts';
import { sampleDay } from '../api/sample-digest.ts';
import { openTables, selectFrom } from '../quicksight/dashboard-data.ts';
import { warehouses } from '../support/grafana/emitted-dashboards.ts';
import { type Row, SampleMonth, sampleBudgets } from '../support/grafana/sample-month.ts';
import { folderForSuite } from '../support/temp-folder.ts';

const suite = folderForSuite();
let month: SampleMonth;
let quicksight: DuckDbEngine;

beforeAll(async () => {
  month = await SampleMonth.open(suite());
  quicksight = await openTables({ out: `${suite()}/out`, budgets: sampleBudgets });
});
afterAll(() => {
  month?.close();
  quicksight?.close();
});

const isOfTheMonth = ({ monthToDate, budget, projected }: OuFigures) =>
  monthToDate !== 0 || budget !== null || projected !== 0;

const wordOf = (unit: OuFigures) => lightWords(unit).word.replaceAll('\u00a0', ' ').split(' · ')[0];

describe.each(warehouses)('the month of the sample, by $id', ({ id }) => {
  it('has the OUs of the mail, with their numbers and lights', async () => {
    const rows = await month.shown('OUs and their budgets in that month', id);
    const mailed = month.sample.figures.ous.filter(isOfTheMonth);
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
    const rows = await month.shown('OUs and their budgets in that month', id);
    const answer = await month.asked<{
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
    const rows = await month.shown('OUs and their budgets in that month', id);
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
    const [row = {}] = await month.shown('Month in which the time range ends', id);
    const { total, ous } = month.sample.figures;
    expect(row['actual_cost']).toBeCloseTo(total.monthToDate, 2);
    expect(row['projected_cost']).toBeCloseTo(sumOf(ous.map((ou) => ou.projected as number)), 2);
    expect(row['budget_cost']).toBeCloseTo(total.budget as number, 2);
    expect(row['archived_days']).toBe(20);
    const compared = ous.filter(({ budget }) => budget !== null);
    const share = sumOf(compared.map((ou) => ou.projected as number)) / (total.budget as number);
    expect(row['budget_share']).toBeCloseTo(share, 4);
  });

  it('has the coverage of the API, tag by tag and team by team', async () => {
    const rows = await month.shown('Untagged cost by tag and team', id);
    const path = `/v1/coverage?from=2026-11-01&to=${sampleDay}&group_by=team`;
    const answer = await month.asked<{ readonly rows: readonly Row[] }>(path);
    expect(rows).toHaveLength(answer.rows.length);
    expect(rows.length).toBeGreaterThan(20);
    for (const asked of answer.rows) {
      const { x_RequiredTag: tag, x_Target: target } = asked;
      const row = rows.find(
        (one) => one['required_tag'] === tag && one['target'] === target,
      ) as Row;
      const share = asked['validShare'] as number | null;
      if (share === null) expect(row['covered_share'], String(target)).toBeNull();
      else expect(row['covered_share'], String(target)).toBeCloseTo(share, 6);
      expect(row['total_cost'], String(target)).toBeCloseTo(Number(asked['BilledCost']), 2);
      expect(row['missing_cost']).toBeCloseTo(Number(asked[coverageNames.missing]), 2);
    }
  });

  it('compares the report day with the weekday of the mail', async () => {
    const rows = await month.shown('Each day against the same weekday before', id);
    const { cost, usual } = month.sample.figures.total;
    const row = rows.find(({ time }) => String(time).startsWith(sampleDay)) as Row;
    expect(row['cost']).toBeCloseTo(cost, 2);
    expect(row['usual_cost']).toBeCloseTo(usual as number, 2);
  });

  it('has the largest change of the mail on top', async () => {
    const [top = {}] = await month.shown('Largest changes of the last archived day', id);
    const [mover] = month.sample.figures.movers.rows;
    expect(top['service']).toBe(mover?.service);
    expect(top['linked_account']).toBe(mover?.accountId);
    expect(top['change']).toBeCloseTo(mover?.change as number, 2);
  });

  it.each([
    ['By team', 'target', 'team', 'x_Team'],
    ['By service', 'service', 'service', 'ServiceName'],
    ['By Region', 'region', 'region', 'RegionId'],
    ['By environment', 'environment', 'environment', 'x_Environment'],
  ])('%s has the costs of the API', async (title, column, group) => {
    const rows = await month.shown(title, id);
    const path = `/v1/costs?from=2026-11-01&to=${sampleDay}&metric=unblended&granularity=total&group_by=${group}&limit=1000`;
    const answer = await month.asked<{ readonly rows: readonly Row[] }>(path);
    const costs = answer.rows.map((row) => Number(row['cost'])).sort((a, b) => b - a);
    expect(costs.length).toBeGreaterThan(1);
    const own = rows.filter((row) => row[column] !== '(all others)');
    expect(own.map((row) => round(row['cost']))).toEqual(costs.slice(0, own.length).map(round));
    expect(sumOf(rows.map((row) => Number(row['cost'])))).toBeCloseTo(sumOf(costs), 2);
    expect(sumOf(costs)).toBeCloseTo(month.sample.figures.total.monthToDate, 2);
  });
});

const round = (cost: unknown) => Math.round(Number(cost) * 100);
