/** Mornings that are about one thing: an anomaly, a restated month, a currency, an owner's unit. */
import { parseBillingDay } from '../../functions/domain/billing-day.ts';
import type { Figures, OuFigures } from '../../functions/domain/figures.ts';
import { anomalies } from './anomalies-fixture.ts';
import { figuresWith, totalOf, unitFigures } from './figures-fixture.ts';

function anomaly(): Figures {
  return figuresWith({ anomalies: { state: 'checked', rows: anomalies } });
}

/** Everything as usual, within budget, on every invoice. */
function quietDay(): Figures {
  const ous = figuresWith().ous.slice(2, 7);
  return figuresWith({
    ous: ous.map(({ ou, cost, monthToDate, projected, budget }) =>
      unitFigures([ou, cost, cost, cost, monthToDate, projected, budget]),
    ),
    movers: { against: 'usual', rows: [] },
    trust: { restatedDays: [], unassignedAccounts: [] },
  });
}

function closedMonthRestated(): Figures {
  const day = parseBillingDay('2026-11-06');
  const restatedDays = [
    { day: parseBillingDay('2026-10-28'), before: 41_200.1, after: 41_310.1 },
    { day: parseBillingDay('2026-10-29'), before: 40_870.66, after: 40_921.06 },
    { day: parseBillingDay('2026-10-30'), before: 42_018.9, after: 41_990.15 },
    { day: parseBillingDay('2026-10-31'), before: 35_116.02, after: 36_188.7 },
    { day: parseBillingDay('2026-11-04'), before: 44_302.5, after: 44_320.02 },
    { day: parseBillingDay('2026-11-05'), before: 44_309.27, after: 44_310.66 },
  ];
  const ous = figuresWith().ous.map(({ ou, cost, dayBefore, usual, projected, budget }) =>
    unitFigures([ou, cost, dayBefore, usual, cost * 5.2, projected, budget]),
  );
  return figuresWith({
    ous,
    requestedDay: day,
    reportDay: day,
    trust: {
      restatedDays,
      latestDayInBill: day,
      latestUsageAt: '2026-11-06T22:00:00Z',
      lastMail: parseBillingDay('2026-11-05'),
    },
  });
}

/** 29 February 2028, a Tuesday, whose thirty days begin on 31 January: nothing is left to project. */
function leapDay(): Figures {
  const day = parseBillingDay('2028-02-29');
  const ended = <Month extends { projected: number }>(month: Month) => {
    const { projected } = month;
    return {
      ...month,
      monthToDate: projected,
      projectedRange: { lower: projected, upper: projected },
    };
  };
  const { ous, total } = figuresWith();
  return figuresWith({
    ous: ous.map(ended),
    total: ended(total),
    requestedDay: day,
    reportDay: day,
    trust: {
      latestDayInBill: day,
      latestUsageAt: '2028-02-29T23:00:00Z',
      lastMail: parseBillingDay('2028-02-28'),
      restatedDays: [{ day: parseBillingDay('2028-02-28'), before: 44_102.5, after: 44_120.02 }],
    },
  });
}

/** A bill in dollars and euros, of which the euros were selected. */
function twoCurrencies(): Figures {
  return figuresWith({ currency: 'EUR', costMetric: 'amortized' });
}

/** An archive with holes, and a day whose credits exceed its cost. */
function gapsAndCredits(): Figures {
  const holed = (days: OuFigures['recentDays']) =>
    days.map((cost, at) => (at === 11 || at === 12 ? null : at === 20 ? -(cost ?? 0) / 2 : cost));
  const ous = figuresWith().ous.map((ou) => ({ ...ou, recentDays: holed(ou.recentDays) }));
  return figuresWith({
    ous,
    anomalies: { state: 'incomplete', rows: [] },
    trust: { lastMail: null, uninvoicedShare: 0.37, latestUsageAt: '2026-11-20T17:00:00Z' },
  });
}

/** What the owner of one unit reads: no bill total, no other unit's cost. */
export function ownersFigures(scope: string, ous: readonly OuFigures[]): Figures {
  const { movers } = figuresWith();
  return figuresWith({
    ous,
    total: totalOf(ous),
    audience: { name: 'retail-0123456789', scope },
    movers: { ...movers, rows: movers.rows.filter(({ ou }) => ou.startsWith(scope)) },
    anomalies: { state: 'checked', rows: anomalies.filter(({ ou }) => ou.startsWith(scope)) },
    trust: { billTotal: null, unassignedAccounts: [] },
  });
}

function ownersMail(): Figures {
  const scope = 'Root/Workloads/Retail';
  const below = figuresWith().ous.filter(({ ou }) => ou.startsWith(scope));
  const direct = unitFigures([scope, 120.4, 118.2, 119.7, 2_410.2, 3_611.9, null]);
  return ownersFigures(scope, [...below, direct]);
}

function ownerOfOneUnit(): Figures {
  const scope = 'Root/Security';
  return ownersFigures(
    scope,
    figuresWith().ous.filter(({ ou }) => ou === scope),
  );
}

/** Scenarios that have a golden text mail, as `scenarios` has. */
export const unusualScenarios = {
  anomaly,
  'quiet-day': quietDay,
  'closed-month-restated': closedMonthRestated,
  'leap-day': leapDay,
  'two-currencies': twoCurrencies,
  'gaps-and-credits': gapsAndCredits,
  'owners-mail': ownersMail,
  'owner-of-one-unit': ownerOfOneUnit,
} satisfies Record<string, () => Figures>;
