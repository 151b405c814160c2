/** The periods of the summaries' tests, by name. */
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { lastWeekUntil, monthOf } from '../../src/domain/calendar/period.ts';
import type { PeriodFigures } from '../../src/domain/figures/period-figures.ts';
import { hostileNames } from './hostile-figures.ts';
import { companyUse, companyUseWithAws, hostileUse, nothingIdle } from './idle-fixture.ts';
import {
  companyCosts,
  companyUnits,
  dailyOf,
  november,
  summaryOf,
  type UnitLine,
} from './summary-figures-fixture.ts';

/** `count` units with the longest possible names, each with a budget. */
function manyUnits(count: number): UnitLine[] {
  const name = '&<"\'=`'.repeat(20);
  return Array.from(
    { length: count },
    (_, index): UnitLine => [`${name}/${index} ${name}`, 5_000 - index, 1.1, 125_000],
  );
}

function withBudgets(units: readonly UnitLine[], budget: number | null): UnitLine[] {
  return units.map(([ou, cost, growth]) => [ou, cost, growth, budget]);
}

function restatedMonth(): PeriodFigures {
  const costs = companyCosts({ period: november });
  const told = summaryOf(costs).total.dailyCosts.map((cost, index) => [
    `2026-11-${String(index + 1).padStart(2, '0')}`,
    (cost ?? 0) - (index === 13 ? 41.2 : 0),
  ]);
  return summaryOf(costs, { uninvoicedShare: 0.034, dayCostsAtMonthEnd: Object.fromEntries(told) });
}

function ownersWeek(): PeriodFigures {
  const daily = dailyOf(companyUnits.filter(([ou]) => ou.startsWith('Root/Workloads/Retail')));
  return summaryOf(
    { ...companyCosts(), resourceUse: companyUse },
    {
      audience: { name: 'retail', scope: 'Root/Workloads/Retail' },
      daily,
    },
  );
}

function hostileWeek(): PeriodFigures {
  const units = hostileNames.map((name): UnitLine => [`Root/${name}`, 800, 1.4, 20_000]);
  const services = hostileNames.slice(0, 5);
  const costs = { ...companyCosts({ units, services }), resourceUse: hostileUse(hostileNames) };
  const accountNames = new Map(
    costs.rows.map((row, at) => [row.linkedAccount, hostileNames[at] ?? null]),
  );
  return summaryOf(costs, {
    daily: dailyOf(units),
    windowStatus: { accountNames, currency: 'USD' },
  });
}

function rupiah(): PeriodFigures {
  const units = companyUnits.map(
    ([ou, cost, growth]): UnitLine => [ou, cost * 16_000, growth, 5_000_000_000],
  );
  const facts = { accountNames: new Map(), currency: 'IDR' };
  return summaryOf(companyCosts({ units }), { windowStatus: facts, daily: dailyOf(units) });
}

/** Two accounts that moved in the week, and a credit that cancels a rise of usage. */
function movesAndCredits(): PeriodFigures {
  const costs = companyCosts();
  const [first] = costs.rows;
  const oneOffs =
    first === undefined
      ? []
      : [{ service: first.service, linkedAccount: first.linkedAccount, cost: -30_000, before: 0 }];
  const moved = { accountName: null, after: parseBillingDay('2026-11-17'), cost: 110 };
  const moves = [
    { ...moved, accountId: '009912345682', from: 'Root/Workloads/Mobile', to: 'Root/Security' },
    { ...moved, accountId: '009912345685', from: 'Root/Sandbox', to: 'Root/Security' },
  ];
  return summaryOf({ ...costs, oneOffs, moves }, { daily: dailyOf() });
}

/** Every scenario that has a golden text mail. */
export const summaryScenarios = {
  week: () => summaryOf(companyCosts(), { daily: dailyOf() }),
  'week-of-moves-and-credits': movesAndCredits,
  'week-with-idle-resources': () =>
    summaryOf({ ...companyCosts(), resourceUse: companyUse }, { daily: dailyOf() }),
  'week-with-aws-recommendations': () =>
    summaryOf({ ...companyCosts(), resourceUse: companyUseWithAws }, { daily: dailyOf() }),
  'week-without-idle-resources': () =>
    summaryOf({ ...companyCosts(), resourceUse: nothingIdle }, { daily: dailyOf() }),
  'week-without-projection': () => summaryOf(companyCosts()),
  'week-53-with-gaps': () =>
    summaryOf(
      companyCosts({
        period: lastWeekUntil(parseBillingDay('2027-01-03')),
        absent: ['2026-12-31', '2027-01-02'],
      }),
      { uninvoicedShare: null },
    ),
  'week-of-an-owner': ownersWeek,
  'first-week': () => summaryOf(companyCosts({ hasBefore: false })),
  'month-final': () => summaryOf(companyCosts({ period: november })),
  'month-not-final': restatedMonth,
  'month-without-budgets': () =>
    summaryOf(companyCosts({ period: november }), { budgets: [], costMetric: 'net_amortized' }),
  'leap-february': () =>
    summaryOf(companyCosts({ period: monthOf(parseBillingDay('2028-02-29')) }), {
      uninvoicedShare: null,
    }),
  'no-cost': () =>
    summaryOf(companyCosts(), { audience: { name: 'lab', scope: 'Root/Laboratory' } }),
  'hostile-names': hostileWeek,
  yen: () => {
    const units = withBudgets(companyUnits, 250_000);
    const facts = { accountNames: new Map(), currency: 'JPY' };
    return summaryOf(companyCosts({ units }), { windowStatus: facts, daily: dailyOf(units) });
  },
  rupiah,
  'many-units-week': () => {
    const units = manyUnits(300);
    return summaryOf(companyCosts({ units }), { daily: dailyOf(units) });
  },
  'many-units-month': () => summaryOf(companyCosts({ period: november, units: manyUnits(300) })),
} satisfies Record<string, () => PeriodFigures>;
