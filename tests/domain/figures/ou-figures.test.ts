/** Figures of OUs and of the organization: order, sums, budgets, and unknown values. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sumOf } from '../../../src/domain/arithmetic/sum-of.ts';
import { defaultThresholds } from '../../../src/domain/budgets/budget-light.ts';
import {
  addDays,
  type BillingDay,
  daysFromTo,
  parseBillingDay,
} from '../../../src/domain/calendar/billing-day.ts';
import { type OuSeries, ouFigures, totalFigures } from '../../../src/domain/figures/ou-figures.ts';

const reportDay = parseBillingDay('2026-11-30');

/** The last day of a month, so that a projection is the month to date. */
function seriesOf(change: Partial<OuSeries>): OuSeries {
  return {
    reportDay,
    archived: new Set(daysFromTo(parseBillingDay('2026-11-01'), reportDay)),
    costs: new Map(),
    monthToDate: new Map(),
    budgets: new Map(),
    thresholds: defaultThresholds,
    remainingCosts: new Map(),
    ...change,
  };
}

const costOn = (day: BillingDay, costs: Record<string, number>) =>
  new Map(Object.entries(costs).map(([ou, cost]) => [ou, new Map([[day, cost]])]));

const amounts = (given: Record<string, number>) => new Map(Object.entries(given));

function bothOf(series: OuSeries) {
  const ous = ouFigures(series);
  return { ous, total: totalFigures(series, ous) };
}

describe('the light of a month with days that are not archived', () => {
  const monthToDate = amounts({ within: 60, over: 130 });
  const budgets = amounts({ within: 100, over: 100 });
  const lightsOf = (change: Partial<OuSeries>) => {
    const { ous, total } = bothOf(seriesOf({ monthToDate, budgets, ...change }));
    return [...ous.map(({ ou, light }) => `${ou} ${light}`), `total ${total.light}`];
  };

  test('is grey, unless the budget is exceeded all the same', () => {
    expect(lightsOf({})).toEqual(['over red', 'within green', 'total yellow']);
    const archived = new Set(daysFromTo(parseBillingDay('2026-11-02'), reportDay));
    expect(lightsOf({ archived })).toEqual(['over red', 'within grey', 'total grey']);
  });

  test('does not depend on days of the month before', () => {
    const archived = new Set(daysFromTo(parseBillingDay('2026-10-20'), reportDay));
    expect(lightsOf({ archived })).toEqual(lightsOf({}));
  });
});

describe('the order of OUs', () => {
  test('is red and then yellow by cost over budget, then the others by cost of the day', () => {
    const monthToDate = amounts({
      slight: 110,
      huge: 500,
      close: 99,
      near: 95,
      calm: 10,
      free: 10,
    });
    const budgets = amounts({ slight: 100, huge: 100, close: 100, near: 100, calm: 100 });
    const costs = costOn(reportDay, { slight: 9, huge: 1, near: 8, close: 2, calm: 3, free: 7 });
    const { ous } = bothOf(seriesOf({ monthToDate, budgets, costs }));
    expect(ous.map(({ ou }) => ou)).toEqual(['huge', 'slight', 'close', 'near', 'free', 'calm']);
    expect(ous.map(({ light }) => light).join(' ')).toBe('red red yellow yellow grey green');
  });

  test('is by name when all else is equal, and does not depend on the input order', () => {
    const names = ['b', 'a', 'B', 'é', 'Ω', ''];
    fc.assert(
      fc.property(fc.shuffledSubarray(names, { minLength: names.length }), (shuffled) => {
        const monthToDate = new Map(shuffled.map((ou) => [ou, 1]));
        const { ous } = bothOf(seriesOf({ monthToDate }));
        expect(ous.map(({ ou }) => ou)).toEqual(names.toSorted());
      }),
    );
  });
});

describe('totals', () => {
  test('are the sums of the OUs', () => {
    const cost = fc.integer({ min: -100_000, max: 1_000_000 }).map((cents) => cents / 100);
    const oneOu = fc.record({ today: cost, before: cost, month: cost });
    const byOu = fc.dictionary(
      fc.string({ minLength: 1 }).filter((ou) => ou !== '*'),
      oneOu,
    );
    fc.assert(
      fc.property(byOu, (given) => {
        const series = seriesOf({
          monthToDate: new Map(Object.entries(given).map(([ou, { month }]) => [ou, month])),
          costs: new Map(
            Object.entries(given).map(([ou, { today, before }]) => [
              ou,
              new Map([
                [reportDay, today],
                [addDays(reportDay, -1), before],
              ]),
            ]),
          ),
        });
        const { ous, total } = bothOf(series);
        const figures = Object.values(given);
        expect(ous).toHaveLength(figures.length);
        if (figures.length === 0) return;
        expect(total.cost).toBe(sumOf(ous.map((ou) => ou.cost)));
        expect(total.monthToDate).toBeCloseTo(sumOf(figures.map(({ month }) => month)), 6);
        expect(total.dayBefore).toBeCloseTo(sumOf(figures.map(({ before }) => before)), 6);
      }),
    );
  });

  test('are compared with all earlier cost, also of an OU without cost this month', () => {
    const first = parseBillingDay('2026-11-01');
    const archived = new Set(daysFromTo(parseBillingDay('2026-10-04'), first));
    const costs = new Map([
      ['moved-away', new Map([...archived].filter((day) => day < first).map((day) => [day, 60]))],
      ['steady', new Map([...archived].map((day) => [day, 40]))],
      ['moved-here', new Map([[first, 60]])],
    ]);
    const monthToDate = amounts({ steady: 40, 'moved-here': 60 });
    const { ous, total } = bothOf(seriesOf({ reportDay: first, archived, costs, monthToDate }));
    expect(total).toMatchObject({ cost: 100, dayBefore: 100, usual: 100, monthToDate: 100 });
    expect(total.projected).toBeNull();
    expect(ous.find(({ ou }) => ou === 'moved-away')).toMatchObject({ cost: 0, dayBefore: 60 });
  });
});

describe('budgets', () => {
  test('of every OU add up to the total’s', () => {
    const monthToDate = amounts({ a: 95, b: 100 });
    const { total } = bothOf(seriesOf({ monthToDate, budgets: amounts({ a: 100, b: 100 }) }));
    expect(total).toMatchObject({ budget: 200, budgetedOus: 2, budgetCoversAll: true });
    expect(total.light).toBe('yellow');
  });

  test('of some OUs are compared with those OUs only', () => {
    const monthToDate = amounts({ a: 50, unbudgeted: 10_000 });
    const { total } = bothOf(seriesOf({ monthToDate, budgets: amounts({ a: 100 }) }));
    expect(total).toMatchObject({ budget: 100, budgetedOus: 1, budgetCoversAll: false });
    expect(total).toMatchObject({ light: 'green', projected: 10_050 });
  });

  test('of the whole organization replace the sum, and are not listed as an OU', () => {
    const monthToDate = amounts({ a: 50, unbudgeted: 100 });
    const budgets = amounts({ a: 1000, '*': 120 });
    const { ous, total } = bothOf(seriesOf({ monthToDate, budgets }));
    expect(ous.map(({ ou }) => ou)).toEqual(['unbudgeted', 'a'].toSorted());
    expect(total).toMatchObject({ budget: 120, budgetCoversAll: true, light: 'red' });
  });

  test('that are missing leave the total grey', () => {
    const { total } = bothOf(seriesOf({ monthToDate: amounts({ a: 50 }) }));
    expect(total).toMatchObject({ budget: null, light: 'grey', budgetedOus: 0 });
    expect(total.budgetCoversAll).toBe(false);
  });

  test('of an OU without cost are listed with a cost of zero', () => {
    const { ous } = bothOf(seriesOf({ budgets: amounts({ idle: 100 }) }));
    expect(ous).toMatchObject([
      { ou: 'idle', cost: 0, monthToDate: 0, projected: 0, budget: 100, light: 'green' },
    ]);
  });

  test('still cover all when an OU without a budget had cost only before this month', () => {
    const costs = new Map([['gone', new Map([[parseBillingDay('2026-10-31'), 5]])]]);
    const series = { costs, monthToDate: amounts({ a: 150 }), budgets: amounts({ a: 100 }) };
    const { total } = bothOf(seriesOf(series));
    expect(total).toMatchObject({ budgetedOus: 1, budgetCoversAll: true, light: 'red' });
  });
});

describe('an unknown value', () => {
  test('is null, but a day without cost is zero', () => {
    const monthToDate = amounts({ a: 5 });
    const costs = costOn(reportDay, { a: 5 });
    const known = bothOf(seriesOf({ monthToDate, costs }));
    expect(known.ous[0]).toMatchObject({ dayBefore: 0, usual: 0 });
    expect(known.total).toMatchObject({ dayBefore: 0, usual: 0 });
    const alone = bothOf(seriesOf({ monthToDate, costs, archived: new Set([reportDay]) }));
    expect(alone.ous[0]).toMatchObject({ dayBefore: null, usual: null });
    expect(alone.total).toMatchObject({ dayBefore: null, usual: null });
  });
});
