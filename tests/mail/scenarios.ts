/** The scenarios of the mail's tests, by name; each is the normal Friday with one change. */
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { Figures, OuFigures } from '../../src/domain/figures/figures.ts';
import { figuresWith, totalOf, unitFigures } from './figures-fixture.ts';
import { hostileFigures, manyUnits, mostHostileFigures } from './hostile-figures.ts';
import { incompleteScenarios } from './incomplete-scenarios.ts';
import { keptScenarios } from './kept-scenarios.ts';
import { monthScenarios } from './month-scenarios.ts';
import { teamScenarios } from './team-scenarios.ts';
import { unusualScenarios } from './unusual-scenarios.ts';

const friday = parseBillingDay('2026-11-20');
const thursday = parseBillingDay('2026-11-19');

function budgeted(ous: readonly OuFigures[], budget: number | null): OuFigures[] {
  return ous.map(({ ou, cost, dayBefore, usual, monthToDate, projected }) =>
    unitFigures([ou, cost, dayBefore, usual, monthToDate, projected, budget]),
  );
}

function overBudget(): Figures {
  const ous = figuresWith()
    .ous.slice(0, 7)
    .map((ou, index) =>
      index === 1
        ? unitFigures([ou.ou, ou.cost, ou.dayBefore, ou.usual, 361_000, 520_400, 350_000])
        : ou,
    );
  return figuresWith({ ous });
}

function credits(): Figures {
  const ous = [
    unitFigures(['Root/Sandbox', 3.2, 0, 0, 3.2, 9.6, 0]),
    unitFigures(['Root/Shop', -812.4, 120.5, 118.2, -300.1, -12, 4_000]),
    unitFigures(['Root/Idle', 0, 0, 0, 0, 0, 0]),
  ];
  return figuresWith({
    ous,
    movers: { against: 'usual', rows: [] },
    trust: { uninvoicedShare: 0.42, restatedDays: [] },
  });
}

function oneAccount(): Figures {
  const ous = [unitFigures(['Unassigned', 0.42, 0.4, null, 8.1, 12.3, 20])];
  const trust = {
    uninvoicedShare: null,
    unassignedAccounts: [],
    restatedDays: [],
    latestUsageAt: null,
  };
  return figuresWith({ ous, movers: { against: 'day-before', rows: [] }, trust });
}

/** A currency without a symbol, with amounts that almost do not fit a phone. */
function rupiah(): Figures {
  const rate = 16_000;
  const { ous, movers } = figuresWith();
  const times = (amount: number | null) => (amount === null ? null : amount * rate);
  const rows = movers.rows.map((row) => ({
    ...row,
    cost: row.cost * rate,
    reference: row.reference * rate,
    change: row.change * rate,
  }));
  return figuresWith({
    currency: 'IDR',
    movers: { ...movers, rows },
    ous: ous.map((ou) => ({
      ...ou,
      cost: ou.cost * rate,
      dayBefore: times(ou.dayBefore),
      usual: times(ou.usual),
      monthToDate: ou.monthToDate * rate,
      projected: times(ou.projected),
      recentDays: ou.recentDays.map(times),
      projectedRange: ou.projectedRange && {
        lower: ou.projectedRange.lower * rate,
        upper: ou.projectedRange.upper * rate,
      },
      budget: times(ou.budget),
    })),
  });
}

function noBudgets(): Figures {
  const ous = budgeted(figuresWith().ous, null);
  return figuresWith({ ous, total: totalOf(ous), costMetric: 'net_amortized' });
}

/** Every scenario that has a golden text mail. */
export const scenarios = {
  'normal-day': () => figuresWith(),
  'over-budget': overBudget,
  'missing-data': () =>
    figuresWith({
      requestedDay: friday,
      reportDay: thursday,
      data: { state: 'missing' },
      trust: { latestDayInBill: thursday, latestUsageAt: '2026-11-19T23:00:00Z' },
    }),
  'incomplete-data': () =>
    figuresWith({
      requestedDay: friday,
      reportDay: thursday,
      data: { state: 'incomplete', lines: 1_204, usualLines: 48_210, hours: null },
      anomalies: { state: 'failed', rows: [] },
      trust: { latestUsageAt: '2026-11-20T04:00:00Z' },
    }),
  'no-budgets': noBudgets,
  'one-account': oneAccount,
  'hostile-names': hostileFigures,
  credits,
  yen: () => figuresWith({ currency: 'JPY', ous: budgeted(figuresWith().ous, 250_000) }),
  rupiah,
  'many-units': () => manyUnits(300),
  'many-hostile-units': mostHostileFigures,
  ...monthScenarios,
  ...unusualScenarios,
  ...keptScenarios,
  ...incompleteScenarios,
  ...teamScenarios,
} satisfies Record<string, () => Figures>;
