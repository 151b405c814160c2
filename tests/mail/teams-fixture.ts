/** Figures of an invented company's teams, whose total is that of the mail's normal Friday. */
import { budgetLight } from '../../src/domain/budgets/budget-light.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import type {
  AllocationFigures,
  TeamCost,
  TeamFigures,
} from '../../src/domain/figures/allocation-figures.ts';
import type { DigestAllocation } from '../../src/domain/figures/digest-allocation.ts';

type TeamLine = readonly [
  team: string,
  unit: string,
  group: string,
  direct: number,
  shared: number,
  projected: number,
  budget: number | null,
];

const lines: readonly TeamLine[] = [
  ['data-platform', 'Data', 'Technology', 271_880.12, 31_204.4, 455_300.2, 420_000],
  ['retail', 'Online', 'Sales', 214_310.9, 24_012.05, 358_120.75, 380_000],
  ['payments', 'Money', 'Core', 118_402.33, 14_120.81, 199_004.1, 240_000],
  ['media', 'Online', 'Sales', 84_904.02, 9_880.2, 142_330.4, 160_000],
  ['mobile', 'Apps', 'Sales', 51_877.4, 6_204.66, 87_290.01, null],
  ['security', 'Risk', 'Core', 2_310.05, 0, 3_480.2, 5_000],
];

export function teamCostOf(direct: number, shared: number): TeamCost {
  return { direct, shared, total: Number((direct + shared).toFixed(2)) };
}

export function teamOf(line: TeamLine): TeamFigures {
  const [team, businessUnit, businessGroup, direct, shared, projected, budget] = line;
  const month = teamCostOf(direct, shared);
  const parts = [Number((direct / 20).toFixed(2)), Number((shared / 20).toFixed(2))] as const;
  return {
    team,
    businessUnit,
    businessGroup,
    slackChannel: `#${team}`,
    day: teamCostOf(...parts),
    month,
    units: [{ businessUnit, businessGroup, cost: month }],
    pools: shared === 0 ? [] : [{ pool: 'platform', cost: shared }],
    week: {
      cost: direct,
      before: Math.round(direct * 0.9),
      change: direct - Math.round(direct * 0.9),
    },
    monthToDate: month.total,
    projected,
    projectedIfStays: null,
    projectedRange: null,
    projectionNote: null,
    budget,
    light: budgetLight(projected, budget),
  };
}

/** The normal Friday's teams with `changes`; totals are computed unless given. */
export function allocationWith(changes: Partial<AllocationFigures> = {}): AllocationFigures {
  const teams = changes.teams ?? lines.map(teamOf);
  const unsplit = changes.unsplit ?? [{ pool: 'training', day: 12, month: 240.5 }];
  const unallocated = changes.unallocated ?? { day: 1_402.11, month: 28_054.98 };
  const ofTeams = (pick: (team: TeamFigures) => number) =>
    teams.reduce((sum, team) => sum + pick(team), 0);
  const rest = (period: 'day' | 'month') =>
    unallocated[period] + unsplit.reduce((sum, pool) => sum + pool[period], 0);
  const month = Number((ofTeams((team) => team.month.total) + rest('month')).toFixed(2));
  const day = Number((ofTeams((team) => team.day.total) + rest('day')).toFixed(2));
  return {
    reportDay: parseBillingDay('2026-11-20'),
    currency: 'USD',
    metric: 'amortized',
    teams,
    unsplit,
    unallocated,
    total: { day, month },
    allocatedShare: month > 0 ? ofTeams((team) => team.month.total) / month : null,
    uninvoiced: 402_118.4,
    bridge: {
      amortized: month,
      steps: [
        { chargeType: 'SavingsPlanRecurringFee', difference: 41_200 },
        { chargeType: 'SavingsPlanCoveredUsage', difference: 12_044.1 },
        { chargeType: 'SavingsPlanNegation', difference: -52_310.02 },
      ],
      unblended: Number((month + 934.08).toFixed(2)),
      bill: Number((month + 934.08).toFixed(2)),
    },
    missingDays: [],
    movers: {
      days: 7,
      rows: [
        { team: 'data-platform', cost: 101_204.1, before: 88_120.4, change: 13_083.7 },
        { team: 'media', cost: 30_120.2, before: 32_004.9, change: -1_884.7 },
        { team: 'retail', cost: 74_900, before: 74_100, change: 800 },
      ],
    },
    ...changes,
  };
}

export function digestAllocation(changes: Partial<DigestAllocation> = {}): DigestAllocation {
  return {
    figures: allocationWith(),
    rejected: null,
    untagged: [
      { owner: 'team/retail', cost: 12_044.2, keys: ['environment'] },
      { owner: 'Root/Sandbox', cost: 5_310.8, keys: ['team', 'environment'] },
    ],
    ...changes,
  };
}
