/** Mornings with allocation rules: the mail's block about teams. */
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { Figures } from '../../src/domain/figures/figures.ts';
import { coverageFigures } from './coverage-fixture.ts';
import { figuresWith } from './figures-fixture.ts';
import { hostileNames } from './hostile-figures.ts';
import { allocationWith, digestAllocation, teamOf } from './teams-fixture.ts';

const problem =
  "rules.yaml, line 9: rule 'tax' reads 'chargetype', which is not a column; did you mean 'chargeType'?";

function hostileTeams(): Figures {
  const teams = hostileNames.map((text, at) =>
    teamOf([text, text, text, 1_000 - at, at, 1_500 + at, at % 2 === 0 ? null : 1_200]),
  );
  const figures = allocationWith({
    teams,
    unsplit: hostileNames.map((pool) => ({ pool, day: 1, month: 2 })),
    movers: {
      days: 7,
      rows: hostileNames.map((team) => ({ team, cost: 9, before: 4, change: 5 })),
    },
    bridge: {
      amortized: 1,
      steps: hostileNames.map((chargeType) => ({ chargeType, difference: 1 })),
      unblended: 1 + hostileNames.length,
      bill: 2,
    },
  });
  return figuresWith({
    allocation: {
      figures,
      rejected: { problem: hostileNames.join(' '), more: 12, usedFrom: null },
      untagged: hostileNames.map((owner) => ({ owner, cost: 3, keys: hostileNames })),
    },
  });
}

function manyTeams(): Figures {
  const teams = Array.from({ length: 120 }, (_, at) =>
    teamOf([`team-${at}`, `Unit ${at % 9}`, `Group ${at % 3}`, 900 - at, 10, 1_400, 1_300 + at]),
  );
  return figuresWith({ allocation: digestAllocation({ figures: allocationWith({ teams }) }) });
}

export const teamScenarios = {
  teams: () => figuresWith({ allocation: digestAllocation() }),
  'teams-coverage': () =>
    figuresWith({ allocation: digestAllocation({ coverage: coverageFigures() }) }),
  'teams-hostile-tags': () =>
    figuresWith({
      allocation: digestAllocation({
        coverage: coverageFigures({ notActivated: hostileNames }),
      }),
    }),
  'teams-unblended': () =>
    figuresWith({
      allocation: digestAllocation({
        untagged: [],
        figures: allocationWith({
          metric: 'unblended',
          bridge: null,
          uninvoiced: 0,
          unsplit: [],
          unallocated: { day: 0, month: 0 },
          movers: { days: 0, rows: [] },
        }),
      }),
    }),
  'rules-rejected': () =>
    figuresWith({
      allocation: digestAllocation({
        rejected: { problem, more: 2, usedFrom: parseBillingDay('2026-11-12') },
      }),
    }),
  'hostile-teams': hostileTeams,
  'many-teams': manyTeams,
} satisfies Record<string, () => Figures>;
