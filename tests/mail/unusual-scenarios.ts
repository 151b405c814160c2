/** Days with one special subject: an anomaly, a currency, an owner's unit. */
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { Figures, OuFigures } from '../../src/domain/figures/figures.ts';
import { anomalies } from './anomalies-fixture.ts';
import { figuresWith, totalOf, unitFigures } from './figures-fixture.ts';

function anomaly(): Figures {
  return figuresWith({ anomalies: { state: 'checked', rows: anomalies } });
}

/** Everything as usual and within budget. */
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

/** An account that moved, and a credit that cancels usage. */
function movesAndCredits(): Figures {
  const { movers } = figuresWith();
  const [first] = movers.rows;
  const parts = first && [
    { ...first, part: 'usage' as const, cost: 2_912.8, reference: 2_412.8, change: 500 },
    { ...first, part: 'one-off' as const, cost: -500, reference: 0, change: -500 },
  ];
  const after = parseBillingDay('2026-11-13');
  const moved = { from: 'Root/Workloads/Mobile', to: 'Root/Security', after, cost: 110 };
  const teams = ['Root/Sandbox', 'Root/Network'].map((from) => ({ ...moved, from }));
  return figuresWith({
    movers: {
      rows: parts ?? [],
      moves: [
        { ...moved, accountId: '048155162342', accountName: 'mobile-audit' },
        ...teams.map((move) => ({ ...move, accountId: '009912345678', accountName: null })),
      ],
    },
  });
}

/** A bill in dollars and euros, with euros selected. */
function twoCurrencies(): Figures {
  return figuresWith({ currency: 'EUR', costMetric: 'amortized' });
}

/** An archive with gaps, and a day whose credits exceed its cost. */
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

/** The figures for the owner of one unit: no bill total, no other unit's cost. */
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

/** Scenarios that have a golden text mail, like `scenarios`. */
export const unusualScenarios = {
  anomaly,
  'quiet-day': quietDay,
  'moves-and-credits': movesAndCredits,
  'two-currencies': twoCurrencies,
  'gaps-and-credits': gapsAndCredits,
  'owners-mail': ownersMail,
  'owner-of-one-unit': ownerOfOneUnit,
} satisfies Record<string, () => Figures>;
