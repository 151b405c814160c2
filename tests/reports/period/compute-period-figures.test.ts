/** The arithmetic of a summary: its sums, its comparisons, and the part of each audience. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumOf } from '../../../src/domain/arithmetic/sum-of.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { lastWeekUntil, monthOf } from '../../../src/domain/calendar/period.ts';
import { rowsInScope } from '../../../src/reports/period/compute-period-figures.ts';
import {
  budgetsFor,
  companyCosts,
  dailyOf,
  november,
  summaryOf,
  type UnitLine,
} from '../../mail/summary-figures-fixture.ts';

const steady: readonly UnitLine[] = [['Root/A', 10, 1, null]];

describe('the compared costs', () => {
  it('are totals when both periods have the same number of archived days', () => {
    const { basis, total } = summaryOf(companyCosts());
    expect(basis).toEqual({ by: 'total', days: 7, daysBefore: 7 });
    expect(total.comparison?.cost).toBe(total.cost);
    expect(total.comparison?.reference).toBe(total.before);
  });

  it('are means per day for months of different lengths, so that a constant cost is no change', () => {
    const february = monthOf(parseBillingDay('2028-02-29'));
    const units: UnitLine[] = [['Root/A', 10, 1, null]];
    const costs = companyCosts({ period: february, units });
    const even = { ...costs, rows: costs.rows.map((row) => ({ ...row, cost: 29, before: 31 })) };
    const { basis, total } = summaryOf(even);
    expect(basis).toEqual({ by: 'day', days: 29, daysBefore: 31 });
    expect(total.comparison).toEqual({ cost: 2, reference: 2, change: 0 });
  });

  it('are means per day when days are missing, which are listed and not counted as zero', () => {
    const absent = ['2026-11-18', '2026-11-11', '2026-11-12'];
    const { basis, trust, total } = summaryOf(companyCosts({ absent }));
    expect(basis).toEqual({ by: 'day', days: 6, daysBefore: 5 });
    expect(trust.missingDays).toEqual(['2026-11-18']);
    expect(total.dailyCosts[2]).toBeNull();
  });

  it('are missing when the archive begins with the period', () => {
    const { basis, total, movers } = summaryOf(companyCosts({ hasBefore: false }));
    expect(basis.by).toBe('nothing');
    expect(total).toMatchObject({ before: null, comparison: null });
    expect(movers).toEqual([]);
  });

  it('of movers are sorted by change, without those that did not change', () => {
    const { movers } = summaryOf(companyCosts());
    const sizes = movers.map(({ comparison }) => Math.abs(comparison.change));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(movers[0]?.ou).toBe('Root/Workloads/Data Platform');
    expect(summaryOf(companyCosts({ units: steady })).movers).toEqual([]);
  });
});

describe('the units', () => {
  it('add up to the total, in cost, days and the period before', () => {
    const line = fc.tuple(
      fc.stringMatching(/^Root\/[A-Z]{1,3}$/),
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: 0.1, max: 10, noNaN: true }),
      fc.constant(null),
    );
    const units = fc.uniqueArray(line, { selector: ([ou]) => ou, minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(units, (some) => {
        const { total, units: found } = summaryOf(companyCosts({ units: some as UnitLine[] }));
        expect(sumOf(found.map(({ cost }) => cost))).toBeCloseTo(total.cost, 4);
        expect(sumOf(found.map(({ before }) => before ?? 0))).toBeCloseTo(total.before ?? 0, 4);
        expect(sumOf(total.dailyCosts.map((cost) => cost ?? 0))).toBeCloseTo(total.cost, 4);
      }),
    );
  });

  it('of a month have the light of their actual cost', () => {
    const { units, total } = summaryOf(companyCosts({ period: november }));
    const [first] = units;
    expect(first).toMatchObject({ ou: 'Root/Workloads/Data Platform', month: { light: 'red' } });
    expect(first?.month?.projected).toBe(first?.cost);
    expect(total.budgetCoversAll).toBe(false);
    const budgeted = units.filter(({ month }) => month?.budget !== null);
    expect(total.againstBudget?.projected).toBe(sumOf(budgeted.map(({ cost }) => cost)));
  });

  it('of a month include one with a budget but without cost, but not of a week', () => {
    const idle = { ou: 'Root/Idle', month: budgetsFor(november)[0]?.month as never, amount: 5 };
    const budgets = [{ ...idle, currency: 'USD' }];
    const month = summaryOf(companyCosts({ period: november }), { budgets });
    expect(month.units.find(({ ou }) => ou === 'Root/Idle')).toMatchObject({
      cost: 0,
      month: { budget: 5, light: 'green' },
    });
    const week = summaryOf(companyCosts(), { budgets });
    expect(week.units.map(({ ou }) => ou)).not.toContain('Root/Idle');
  });

  it('compare the whole organization with its own budget when it has one', () => {
    const whole = { ...budgetsFor(november)[0], ou: '*', amount: 1_000_000 };
    const { total } = summaryOf(companyCosts({ period: november }), { budgets: [whole as never] });
    expect(total).toMatchObject({
      budgetCoversAll: true,
      againstBudget: { budget: 1_000_000, light: 'red' },
    });
  });

  it('of a week use the daily digest’s projection, and have none without it', () => {
    const { total, projectedOn } = summaryOf(companyCosts(), { daily: dailyOf() });
    expect(projectedOn).toBe('2026-11-22');
    expect(total.month?.projected).toBe(dailyOf().total.projected);
    expect(summaryOf(companyCosts()).total.month).toBeNull();
  });
});

describe('an owner', () => {
  const scope = 'Root/Workloads/Retail';
  const retail = { audience: { name: 'retail', scope } };

  it('sees their OU and all below it, and no OU with a similar name', () => {
    const rows = ['Root/Workloads/Retail', `${scope}/Shop`, `${scope}er/Shop`, 'Root'];
    expect(
      rowsInScope(
        rows.map((ou) => ({ ou })),
        scope,
      ).map(({ ou }) => ou),
    ).toEqual(rows.slice(0, 2));
  });

  it('gets no cost, budget, service or mover of other OUs', () => {
    const figures = summaryOf(companyCosts({ period: november }), retail);
    const units = ['Root/Workloads/Retail/Shop', 'Root/Workloads/Retail/Media'];
    expect(figures.units.map(({ ou }) => ou).sort()).toEqual([...units].sort());
    expect(figures.movers.every(({ ou }) => units.includes(ou))).toBe(true);
    expect(figures.total.againstBudget?.budget).toBe(510_000);
    expect(figures.total.cost).toBe(sumOf(figures.units.map(({ cost }) => cost)));
    expect(sumOf(figures.services.map(({ cost }) => cost))).toBeCloseTo(figures.total.cost, 6);
  });

  it('of a unit without cost gets zeros, not an error', () => {
    const { total, units } = summaryOf(companyCosts(), {
      audience: { name: 'lab', scope: 'Root/Laboratory' },
    });
    expect(units).toEqual([]);
    expect(total).toMatchObject({ cost: 0, dailyCosts: [0, 0, 0, 0, 0, 0, 0] });
  });
});

describe('what AWS changed since the last day’s mail', () => {
  const costs = companyCosts({ period: monthOf(parseBillingDay('2028-02-01')), units: steady });
  const days = summaryOf(costs).total.dailyCosts;
  const told = Object.fromEntries(
    days.map((cost, at) => [`2028-02-${String(at + 1).padStart(2, '0')}`, cost ?? 0]),
  );

  it('is the difference of the sums', () => {
    const dayCostsAtMonthEnd = { ...told, '2028-02-29': 7.5 };
    expect(summaryOf(costs, { dayCostsAtMonthEnd }).trust.restatedBy).toBeCloseTo(2.5, 9);
  });

  it('is unknown when a day was not in the mail', () => {
    const { '2028-02-11': _, ...rest } = told;
    expect(summaryOf(costs, { dayCostsAtMonthEnd: rest }).trust.restatedBy).toBeNull();
    expect(summaryOf(costs).trust.restatedBy).toBeNull();
  });
});

it('a week in two years is one week', () => {
  const period = lastWeekUntil(parseBillingDay('2027-01-03'));
  expect(summaryOf(companyCosts({ period, units: steady })).total.cost).toBe(66);
});
