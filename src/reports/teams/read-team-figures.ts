/**
 * The teams' figures of a daily mail: reads half a year of `cost_allocation`, projects each team's month
 * with the forecast of the OUs, and compares it with the team's budget.
 */
import {
  computeAllocation,
  type MeasuredCosts,
  measuredCosts,
} from '../../allocation/figures/compute-allocation.ts';
import type { RuleSet } from '../../allocation/rules/rule-set.ts';
import type { LightThresholds } from '../../domain/budgets/budget-light.ts';
import { type Budget, teamBudgetsOf } from '../../domain/budgets/budgets.ts';
import {
  type BillingDay,
  firstOfPeriod,
  lastOfPeriod,
  periodOf,
} from '../../domain/calendar/billing-day.ts';
import type { AllocationFigures } from '../../domain/figures/allocation-figures.ts';
import type { ProjectedOus } from '../../domain/figures/costs-to-project.ts';
import type { RemainingCost } from '../../domain/figures/month-end.ts';
import { forecastOus } from '../../forecast/forecast-ous.ts';
import { firstDayOfHistory } from '../../forecast/learned-series.ts';
import { remainingCostOf } from '../../forecast/remaining-costs.ts';
import { readTeamCosts, type TeamPlatform } from './read-team-costs.ts';
import { teamCostsToProject } from './team-costs-to-project.ts';

export interface TeamFiguresInput {
  readonly reportDay: BillingDay;
  /** The last complete day: the report day, or the day before it. */
  readonly completeUntil: BillingDay;
  /** ISO 4217. */
  readonly currency: string;
  /** The rules that divide pools, and the teams with their units. */
  readonly set: Pick<RuleSet, 'splits' | 'teams'>;
  /** All budgets; only those of teams, such as 'team/retail', are used. */
  readonly budgets: readonly Budget[];
  readonly thresholds: LightThresholds;
  /** Number of teams among the movers. */
  readonly moverCount: number;
  /** Unblended cost of the month to date in the bill, for the bridge; null if it is not known. */
  readonly billMonthToDate: number | null;
}

/** Null when `cost_allocation` has no row of the report day. */
export async function readTeamFigures(
  platform: TeamPlatform,
  input: TeamFiguresInput,
): Promise<AllocationFigures | null> {
  const { reportDay } = input;
  const detailFrom = firstOfPeriod(reportDay);
  const from = firstDayOfHistory(reportDay);
  const rows = await readTeamCosts(platform, { from, detailFrom, to: reportDay });
  if (!rows.some(({ day }) => day === reportDay)) return null;
  const budgets = teamBudgetsOf(input.budgets, periodOf(reportDay));
  const measured = measuredCosts({ ...input, rows });
  const ous = teamCostsToProject(rows, measured, reportDay);
  const remaining = remainingCosts(reportDay, measured, ous);
  return computeAllocation({ ...input, rows, budgets }, measured, remaining);
}

function remainingCosts(
  reportDay: BillingDay,
  { costs: archived }: MeasuredCosts,
  teams: ProjectedOus,
): ReadonlyMap<string, RemainingCost> {
  const forecasts = forecastOus({
    reportDay,
    ous: teams,
    archived: new Set(archived.keys()),
    until: lastOfPeriod(reportDay),
  });
  return new Map([...forecasts].map(([target, made]) => [target, remainingCostOf(made)]));
}
