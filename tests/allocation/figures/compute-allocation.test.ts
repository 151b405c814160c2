/** Team figures: everything adds up to the rows, to the cent, and each part says what it is. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TargetCost } from '../../../src/allocation/figures/daily-costs.ts';
import {
  exactUnits,
  roundedCents,
  sumOfUnits,
} from '../../../src/allocation/figures/exact-cents.ts';
import type { Target } from '../../../src/allocation/rules/target.ts';
import { centsOf } from '../../../src/allocation/splits/cents.ts';
import {
  addDays,
  daysFromTo,
  firstOfPeriod,
  parseBillingDay,
} from '../../../src/domain/calendar/billing-day.ts';
import type {
  AllocationFigures,
  TeamFigures,
} from '../../../src/domain/figures/allocation-figures.ts';
import { noRemainingCost } from '../../../src/domain/figures/month-end.ts';
import { exampleSet } from '../rules/example-set.ts';
import { costRow, figuresOf, reportDay, setWithSplits } from './target-costs.ts';

const teamOf = (figures: AllocationFigures, name: string) =>
  figures.teams.find(({ team }) => team === name) as TeamFigures;

describe('a team’s month', () => {
  test('is its own lines and its part of each pool, in proportion to the month', () => {
    const figures = figuresOf([
      costRow('2026-07-01', 'team/retail', 30),
      costRow('2026-07-02', 'team/payments', 10),
      costRow('2026-07-20', 'pool/platform', 8),
      costRow('2026-07-20', 'pool/tax', 3.01),
      costRow('2026-07-20', 'unallocated', 5),
    ]);
    expect(teamOf(figures, 'retail')).toMatchObject({
      month: { direct: 30, shared: 7.5, total: 37.5 },
      day: { direct: 0, shared: 7.5, total: 7.5 },
      pools: [
        { pool: 'platform', cost: 6 },
        { pool: 'tax', cost: 1.5 },
      ],
    });
    expect(teamOf(figures, 'payments').month).toEqual({ direct: 10, shared: 3.51, total: 13.51 });
    expect(figures.unallocated).toEqual({ day: 5, month: 5 });
    expect(figures.total).toEqual({ day: 16.01, month: 56.01 });
    expect(figures.allocatedShare).toBeCloseTo(51.01 / 56.01, 12);
  });

  test('has a part of a pool by each day’s cost, if the rules say so', () => {
    const set = setWithSplits(
      '  - {source: pool/platform, method: proportional, over: all_teams, basis: day}\n  - {source: pool/tax, method: none}\n',
    );
    const rows = [
      costRow('2026-07-01', 'team/retail', 30),
      costRow('2026-07-01', 'pool/platform', 4),
      costRow('2026-07-02', 'team/payments', 10),
      costRow('2026-07-02', 'pool/platform', 1),
      costRow('2026-07-02', 'pool/tax', 2),
    ];
    const figures = figuresOf(rows, { set });
    expect(teamOf(figures, 'retail').month.shared).toBe(4);
    expect(teamOf(figures, 'payments').month.shared).toBe(1);
    expect(figures.unsplit).toEqual([{ pool: 'tax', day: 0, month: 2 }]);
  });

  test('has a grey light while days of the month are missing, and names them', () => {
    const lastDay = parseBillingDay('2026-07-31');
    const asked = { budgets: new Map([['team/retail', 2000]]), reportDay: lastDay };
    const remaining = new Map([['team/retail', noRemainingCost]]);
    const ofDays = (days: readonly string[]) =>
      figuresOf(
        days.map((day) => costRow(day, 'team/retail', 30)),
        asked,
        remaining,
      );
    const gaps = ofDays(['2026-07-30', '2026-07-31']);
    expect(gaps.missingDays).toHaveLength(29);
    expect(teamOf(gaps, 'retail').light).toBe('grey');
    const days = daysFromTo(parseBillingDay('2026-07-01'), lastDay);
    expect(ofDays(days).missingDays).toEqual([]);
    expect(teamOf(ofDays(days), 'retail').light).toBe('green');
  });

  test('keeps a pool without a split as it is, when rules changed after the day was archived', () => {
    const figures = figuresOf([costRow('2026-07-01', 'pool/old', 4)]);
    expect(figures.unsplit).toEqual([{ pool: 'old', day: 0, month: 4 }]);
    expect(figures.allocatedShare).toBe(0);
  });

  test('belongs to the unit of each day: a re-organization moves no line', () => {
    const rows = [
      costRow('2026-06-10', 'team/retail', 99),
      costRow('2026-07-01', 'team/retail', 30),
    ];
    const june = figuresOf(rows, { reportDay: parseBillingDay('2026-06-30') });
    expect(teamOf(june, 'retail')).toMatchObject({
      businessUnit: 'Shops',
      units: [{ businessUnit: 'Shops', businessGroup: 'Sales', cost: { total: 99 } }],
    });
    expect(teamOf(figuresOf(rows), 'retail')).toMatchObject({
      businessUnit: 'Online',
      units: [{ businessUnit: 'Online' }],
    });
    const teams =
      'team,business_unit,business_group,valid_from,valid_to\nretail,Shops,Sales,,2026-07-09\nretail,Online,Sales,2026-07-10,\npayments,Money,Core,,\nplatform,T,Core,,\n';
    const moved = figuresOf(
      [
        costRow('2026-07-09', 'team/retail', 10.004),
        costRow('2026-07-10', 'team/retail', 20.004),
        costRow('2026-07-10', 'pool/tax', 3),
      ],
      { set: exampleSet({ teams }) },
    );
    expect(teamOf(moved, 'retail').month).toEqual({ direct: 30.01, shared: 1.5, total: 31.51 });
    expect(teamOf(moved, 'retail').units).toEqual([
      {
        businessUnit: 'Shops',
        businessGroup: 'Sales',
        cost: { direct: 10, shared: 0, total: 10 },
      },
      {
        businessUnit: 'Online',
        businessGroup: 'Sales',
        cost: { direct: 20.01, shared: 1.5, total: 21.51 },
      },
    ]);
  });

  test('with a budget and without a projection is unknown', () => {
    const days = daysFromTo(parseBillingDay('2026-06-22'), reportDay);
    const rows = days.flatMap((day) => [
      costRow(day, 'team/retail', 9),
      costRow(day, 'pool/platform', 1),
    ]);
    const figures = figuresOf(rows, { budgets: new Map([['team/retail', 300]]) });
    expect(teamOf(figures, 'retail')).toMatchObject({
      monthToDate: 200,
      projected: null,
      budget: 300,
      light: 'grey',
    });
    expect(teamOf(figures, 'payments')).toMatchObject({ budget: null, light: 'grey' });
  });
});

describe('the metric', () => {
  const fee = costRow('2026-07-01', 'unallocated', 0, {
    chargeType: 'SavingsPlanRecurringFee',
    unblended: 10,
    uninvoiced: 10,
  });
  const covered = costRow('2026-07-01', 'team/retail', 7, {
    chargeType: 'SavingsPlanCoveredUsage',
    unblended: 9,
  });

  test('is amortized, with a bridge to the invoice that adds up', () => {
    const figures = figuresOf([fee, covered], { billMonthToDate: 19 });
    expect(figures.metric).toBe('amortized');
    expect(figures.total.month).toBe(7);
    expect(figures.uninvoiced).toBe(10);
    expect(figures.bridge).toEqual({
      amortized: 7,
      steps: [
        { chargeType: 'SavingsPlanRecurringFee', difference: 10 },
        { chargeType: 'SavingsPlanCoveredUsage', difference: 2 },
      ],
      unblended: 19,
      bill: 19,
    });
  });

  test('is unblended for all, if some row of the month has no amortized cost', () => {
    const figures = figuresOf([fee, { ...covered, lacksAmortized: true }]);
    expect(figures).toMatchObject({ metric: 'unblended', bridge: null, total: { month: 19 } });
  });

  test('stays amortized if only earlier months lack it', () => {
    const old = costRow('2026-06-02', 'team/retail', 0, { unblended: 5, lacksAmortized: true });
    expect(figuresOf([old, covered]).metric).toBe('amortized');
  });
});

describe('movers', () => {
  test('compare seven days with the seven before, of direct cost only', () => {
    const days = daysFromTo(addDays(reportDay, -13), reportDay);
    const rows = days.flatMap((day, at) => [
      costRow(day, 'team/retail', at < 7 ? 10 : 12),
      costRow(day, 'team/payments', 3),
      costRow(day, 'pool/platform', at * 100),
    ]);
    expect(figuresOf(rows).movers).toEqual({
      days: 7,
      rows: [{ team: 'retail', cost: 84, before: 70, change: 14 }],
    });
  });

  test('leave out a day whose weekday before is not archived', () => {
    const days = daysFromTo(addDays(reportDay, -13), reportDay).filter(
      (day) => day !== addDays(reportDay, -7),
    );
    const rows = days.map((day) => costRow(day, 'team/retail', 10));
    expect(figuresOf(rows).movers).toEqual({ days: 6, rows: [] });
  });

  test('leave out a report day that is not complete', () => {
    const rows = daysFromTo(addDays(reportDay, -14), reportDay).map((day) =>
      costRow(day, 'team/retail', day === reportDay ? 2 : 9),
    );
    const complete = { completeUntil: addDays(reportDay, -1) };
    expect(figuresOf(rows, complete).movers).toEqual({ days: 7, rows: [] });
    expect(figuresOf(rows).movers.rows).toMatchObject([{ team: 'retail', change: -7 }]);
  });
});

const targets: readonly Target[] = [
  'team/retail',
  'team/payments',
  'team/platform',
  'team/gone',
  'pool/platform',
  'pool/tax',
  'pool/support',
  'pool/unknown',
  'unallocated',
];
const methods = [
  '{source: pool/S, method: even, targets: [team/payments, team/retail, team/platform]}',
  '{source: pool/S, method: proportional, over: all_teams, basis: month}',
  '{source: pool/S, method: proportional, over: all_teams, basis: day}',
  '{source: pool/S, method: proportional, targets: [team/retail, team/payments], basis: day}',
  '{source: pool/S, method: fixed, shares: {team/payments: 0.333333333333, team/retail: 0.666666666667}}',
  '{source: pool/S, method: none}',
];
const setOf = fc
  .tuple(...['platform', 'tax', 'support'].map(() => fc.constantFrom(...methods)))
  .map((chosen) =>
    setWithSplits(
      ['platform', 'tax', 'support']
        .map((pool, at) => `  - ${(chosen[at] ?? '').replace('pool/S', `pool/${pool}`)}\n`)
        .join(''),
    ),
  );
const dayOf = fc.integer({ min: 0, max: 33 }).map((back) => addDays(reportDay, -back));
const costOf = fc.oneof(
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.integer({ min: -500, max: 5000 }).map((thousandths) => thousandths / 1000),
);
const rowsOf = fc.array(
  fc
    .record({
      day: dayOf,
      target: fc.constantFrom(...targets),
      chargeType: fc.constantFrom('Usage', 'Tax', 'SavingsPlanNegation'),
      unblended: costOf,
      amortized: costOf,
      uninvoiced: costOf,
      service: fc.constant(''),
      lacksAmortized: fc.constant(false),
    })
    .map((row): TargetCost => row),
  { maxLength: 60 },
);

const cents = (amounts: readonly number[]) => sumOfUnits(amounts.map(centsOf));

test('all targets together are the rows to the cent, for 1,000 random sets, days and costs', () => {
  fc.assert(
    fc.property(setOf, rowsOf, (set, rows) => {
      const figures = figuresOf(rows, { set });
      const within = (from: string) =>
        roundedCents(
          sumOfUnits(
            rows
              .filter(({ day }) => day >= from && day <= reportDay)
              .map((row) => exactUnits(row[figures.metric])),
          ),
        );
      for (const period of ['day', 'month'] as const) {
        const all = [
          ...figures.teams.map((team) => team[period].total),
          ...figures.unsplit.map((pool) => pool[period]),
          figures.unallocated[period],
        ];
        const expected = within(period === 'day' ? reportDay : firstOfPeriod(reportDay));
        expect(cents(all)).toBe(expected);
        expect(centsOf(figures.total[period])).toBe(expected);
      }
      for (const team of figures.teams) {
        expect(cents([team.month.direct, team.month.shared])).toBe(centsOf(team.month.total));
        expect(cents(team.pools.map(({ cost }) => cost))).toBe(centsOf(team.month.shared));
        expect(cents(team.units.map(({ cost }) => cost.total))).toBe(centsOf(team.month.total));
      }
      const { amortized = 0, steps = [], unblended = 0 } = figures.bridge ?? {};
      expect(cents([amortized, ...steps.map(({ difference }) => difference)])).toBe(
        centsOf(unblended),
      );
    }),
    { numRuns: 1_000 },
  );
});
