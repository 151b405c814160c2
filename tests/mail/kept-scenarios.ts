/** Days on which the bill changed: archived days are kept, lines are left out, budgets match no unit. */
import { addDays, daysFromTo, parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { Figures } from '../../src/domain/figures/figures.ts';
import type { KeptDay, KeptReason } from '../../src/domain/figures/kept-day.ts';
import type { Trust } from '../../src/domain/figures/trust.ts';
import { figuresWith } from './figures-fixture.ts';
import { hostileNames, mostHostileFigures } from './hostile-figures.ts';
import { ownersFigures } from './unusual-scenarios.ts';

/** Kept days of a range, all with the same reason and cost. */
export function keptDays(
  reason: KeptReason,
  from: string,
  to: string,
  costs: Partial<KeptDay> = {},
): KeptDay[] {
  const days = daysFromTo(parseBillingDay(from), parseBillingDay(to));
  const known = { archivedCost: 2_006.34, billCost: 1_003.17, account: null };
  return days.map((day) => ({ day, reason, ...known, ...costs }));
}

const halved: Partial<Trust> = { keptDays: keptDays('shrunk', '2026-11-01', '2026-11-19') };
const noLines = { billCost: null };

/** The bill lost half its lines; the new day is not complete. */
function heldDays(): Figures {
  const requestedDay = parseBillingDay('2026-11-20');
  const reportDay = addDays(requestedDay, -1);
  return figuresWith({
    requestedDay,
    reportDay,
    data: { state: 'held' },
    trust: { ...halved, restatedDays: [] },
  });
}

/** Every reason at once, on consecutive and separate days. */
function heldForManyReasons(): Figures {
  return figuresWith({
    trust: {
      keptDays: [
        ...keptDays('period-absent', '2026-10-01', '2026-10-31', { ...noLines, archivedCost: 100 }),
        ...keptDays('day-absent', '2026-11-01', '2026-11-02', { ...noLines, archivedCost: 100 }),
        ...keptDays('emptied', '2026-11-03', '2026-11-05', { ...noLines, archivedCost: 38 }),
        ...keptDays('account-gone', '2026-11-07', '2026-11-07', { account: '111122223333' }),
        ...keptDays('other-payer', '2026-11-08', '2026-11-09', { account: '999900001111' }),
        ...keptDays('account-gone', '2026-11-11', '2026-11-11', { account: '444455556666' }),
        ...keptDays('shrunk', '2026-11-14', '2026-11-14', { archivedCost: null }),
        ...keptDays('newer', '2026-11-18', '2026-11-19'),
      ],
    },
  });
}

/** An export created again in November: what it contains is correct. */
function exportMadeAnew(): Figures {
  const costs = { ...noLines, archivedCost: 100 };
  return figuresWith({
    trust: { keptDays: keptDays('period-absent', '2026-10-01', '2026-10-31', costs) },
  });
}

function laterRun(): Figures {
  return figuresWith({ trust: { keptDays: keptDays('newer', '2026-11-20', '2026-11-20') } });
}

function otherPayer(): Figures {
  const account = '999900001111';
  return figuresWith({
    trust: { keptDays: keptDays('other-payer', '2026-11-19', '2026-11-19', { account }) },
  });
}

/** Half of the organization's bill is missing; this reader sees no amount and no account of it. */
function ownersHeldDays(): Figures {
  const scope = 'Root/Security';
  const figures = ownersFigures(
    scope,
    figuresWith().ous.filter(({ ou }) => ou === scope),
  );
  const { keptDays: kept } = heldForManyReasons().trust;
  return { ...figures, trust: { ...figures.trust, keptDays: kept } };
}

/** Lines that count on no day, one group per reason; the euros are another currency. */
function leftOut(): Figures {
  const lines = { currency: 'USD', lines: 2, cost: 3.44 };
  return figuresWith({
    trust: {
      readTotal: 912_345.67,
      leftOut: [
        { ...lines, reason: 'split-cost', lines: 12, cost: 40 },
        { ...lines, reason: 'other-provider' },
        { ...lines, reason: 'other-currency', currency: 'EUR', lines: 3, cost: 12 },
        { ...lines, reason: 'no-currency', currency: null, lines: 1, cost: -7 },
        { ...lines, reason: 'other-day', lines: 1_204, cost: 88.1 },
      ],
    },
  });
}

function unknownBudget(): Figures {
  const unknown = { ou: 'Root/Shpo', nearest: 'Root/Shop', amount: 4_000 };
  return figuresWith({
    trust: { unknownBudgets: [unknown], budgetsWithoutCost: ['Root/Shpo', 'Root/Idle'] },
  });
}

function hostileBudgets(): Figures {
  const unknownBudgets = hostileNames.map((name, at) => {
    return { ou: `Root/${name}`, nearest: hostileNames[at - 1] ?? null, amount: 4_000 };
  });
  return figuresWith({ trust: { unknownBudgets } });
}

/** The largest possible mail, with all notices at its top. */
function mostHostileNotices(): Figures {
  const figures = mostHostileFigures();
  const name = '&<"\'=`'.repeat(20);
  const unknown = { ou: `${name}/${name}`, nearest: name, amount: 1 };
  const every = heldForManyReasons().trust.keptDays;
  const apart = every.filter((_, at) => at % 2 === 0);
  return {
    ...figures,
    trust: {
      ...figures.trust,
      keptDays: apart,
      leftOut: leftOut().trust.leftOut,
      readTotal: 1e9,
      unknownBudgets: Array.from({ length: 300 }, () => unknown),
    },
  };
}

/** Scenarios that have a golden text mail, like `scenarios`. */
export const keptScenarios = {
  'held-days': heldDays,
  'held-for-many-reasons': heldForManyReasons,
  'export-made-anew': exportMadeAnew,
  'later-run': laterRun,
  'other-payer': otherPayer,
  'owners-held-days': ownersHeldDays,
  'left-out': leftOut,
  'unknown-budget': unknownBudget,
  'hostile-budgets': hostileBudgets,
  'most-hostile-notices': mostHostileNotices,
} satisfies Record<string, () => Figures>;
