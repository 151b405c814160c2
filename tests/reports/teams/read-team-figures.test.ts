/** The teams' figures from a relation with the columns of `cost_allocation`, through DuckDB. */
import { expect, it } from 'vitest';
import { defaultThresholds } from '../../../src/domain/budgets/budget-light.ts';
import { parseBudgets } from '../../../src/domain/budgets/budgets.ts';
import { addDays, daysFromTo, parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import {
  readTeamFigures,
  type TeamFiguresInput,
} from '../../../src/reports/teams/read-team-figures.ts';
import { exampleSet } from '../../allocation/rules/example-set.ts';
import { type AllocationRow, allocationRelation } from '../../support/allocation-rows.ts';
import { withDuckDb } from '../../support/with-duckdb.ts';

const reportDay = parseBillingDay('2026-11-20');
const budgets = parseBudgets(
  'ou,month,amount,currency\nteam/retail,2026-11,320,USD\nRoot/Shop,2026-11,5,USD\n',
  'budgets.csv',
);

async function figuresOf(rows: readonly AllocationRow[], changes: Partial<TeamFiguresInput> = {}) {
  const allocation = () => allocationRelation(rows);
  return withDuckDb(({ engine }) =>
    readTeamFigures(
      { engine, tables: { allocation } },
      {
        reportDay,
        completeUntil: changes.reportDay ?? reportDay,
        currency: 'USD',
        set: exampleSet(),
        budgets,
        thresholds: defaultThresholds,
        moverCount: 3,
        billMonthToDate: null,
        ...changes,
      },
    ),
  );
}

const history = daysFromTo(addDays(reportDay, -59), reportDay).flatMap((day): AllocationRow[] => [
  { day, target: 'team/retail', unblended: 10, amortized: 9 },
  { day, target: 'pool/tax', unblended: 2, chargeType: 'Tax' },
]);

it('projects a team with its shared cost by the forecast of the OUs, against its budget', async () => {
  const figures = await figuresOf(history);
  const retail = figures?.teams.find(({ team }) => team === 'retail');
  expect(retail).toMatchObject({
    month: { direct: 180, shared: 20, total: 200 },
    projectionNote: null,
    budget: 320,
    light: 'yellow',
  });
  expect(retail?.projected).toBeCloseTo(300, 0);
  expect(figures?.bridge).toMatchObject({
    amortized: 220,
    steps: [{ chargeType: 'Usage', difference: 20 }],
    unblended: 240,
  });
  expect(figures?.total.month).toBe(220);
});

it('has no figures when the report day is not in the table', async () => {
  expect(await figuresOf(history, { reportDay: addDays(reportDay, 1) })).toBeNull();
});

it('counts a target that is not one as unallocated', async () => {
  const figures = await figuresOf([
    { day: reportDay, target: 'team/../../x', unblended: 3 },
    { day: reportDay, target: 'unallocated', unblended: 4 },
  ]);
  expect(figures?.unallocated.month).toBe(7);
});

it('projects from what recurs: a refund counts once, and Tax is last month’s share until it is billed', async () => {
  const rows = history.map((row): AllocationRow => ({ ...row, chargeType: 'Usage' }));
  const once: AllocationRow[] = [
    { day: addDays(reportDay, -2), target: 'team/retail', unblended: -500, chargeType: 'Refund' },
    { day: parseBillingDay('2026-10-01'), target: 'team/retail', unblended: 31, chargeType: 'Tax' },
  ];
  const usual = (await figuresOf(rows))?.teams.find(({ team }) => team === 'retail');
  const retail = (await figuresOf([...rows, ...once]))?.teams.find(({ team }) => team === 'retail');
  expect(retail?.monthToDate).toBeCloseTo((usual?.monthToDate ?? 0) - 500, 1);
  const taxToCome = 31 * (30 / 31);
  expect(retail?.projected).toBeCloseTo((usual?.projected ?? 0) - 500 + taxToCome, 0);
});
