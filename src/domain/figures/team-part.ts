/**
 * What the owner of one team may see: that team's figures, and nothing of other teams, of the
 * organization's total or of unallocated cost.
 */
import { isTeamScope, teamName } from '../budgets/team-scope.ts';
import type { BillingDay } from '../calendar/billing-day.ts';
import type { TeamFigures, TeamMetric } from './allocation-figures.ts';
import type { DigestAllocation } from './digest-allocation.ts';
import type { UntaggedCost } from './untagged-cost.ts';

export interface TeamPart {
  readonly reportDay: BillingDay;
  /** ISO 4217. */
  readonly currency: string;
  readonly metric: TeamMetric;
  /** Whether cost of the month is on no invoice yet. */
  readonly isPreliminary: boolean;
  readonly team: TeamFigures;
  /** Days of the month up to the report day that the month to date is without. */
  readonly missingDays: readonly BillingDay[];
  /** Number of days of `team.week`; 0: nothing to compare. */
  readonly weekDays: number;
  /** The team's own cost without required tags. */
  readonly untagged: readonly UntaggedCost[];
}

/** The part of 'team/retail'; null if there is no such team, or no figures. */
export function teamPart(allocation: DigestAllocation, scope: string): TeamPart | null {
  const figures = allocation.figures;
  const name = isTeamScope(scope) ? teamName(scope) : null;
  const team = figures?.teams.find((one) => one.team === name);
  if (figures === null || team === undefined) return null;
  const { reportDay, currency, metric, uninvoiced, movers, missingDays } = figures;
  return {
    reportDay,
    currency,
    metric,
    isPreliminary: uninvoiced !== 0,
    team,
    missingDays,
    weekDays: movers.days,
    untagged: allocation.untagged.filter(({ owner }) => owner === scope),
  };
}
