/**
 * The teams' figures of a daily mail: reads half a year of `cost_allocation`, projects each team's month
 * with the forecast of the OUs, and compares it with the team's budget.
 */
import {
  computeAllocation,
  type MeasuredCosts,
  measuredCosts,
} from '../../allocation/figures/compute-allocation.ts';
import { teamSeries } from '../../allocation/figures/team-series.ts';
import type { RuleSet } from '../../allocation/rules/rule-set.ts';
import type { LightThresholds } from '../../domain/budgets/budget-light.ts';
import { type Budget, teamBudgetsOf } from '../../domain/budgets/budgets.ts';
import {
  addDays,
  type BillingDay,
  firstOfPeriod,
  lastOfPeriod,
  periodOf,
} from '../../domain/calendar/billing-day.ts';
import type { AllocationFigures } from '../../domain/figures/allocation-figures.ts';
import type { RemainingCost } from '../../domain/figures/month-end.ts';
import type { DailyCosts } from '../../domain/figures/projection.ts';
import { historyDays } from '../../forecast/daily-series.ts';
import { forecastOus } from '../../forecast/forecast-ous.ts';
import type { Forecaster } from '../../forecast/forecaster.ts';
import { remainingCostOf } from '../../forecast/remaining-costs.ts';
import { readTeamCosts, type TeamPlatform } from './read-team-costs.ts';

/** Teams with the largest cost that are fitted, besides those with a budget: each takes half a second. */
const fittedTeams = 10;

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
  /** Null: months are projected by the means of their weekdays. */
  readonly forecaster: Forecaster | null;
}

/** Null when `cost_allocation` has no row of the report day. */
export async function readTeamFigures(
  platform: TeamPlatform,
  input: TeamFiguresInput,
): Promise<AllocationFigures | null> {
  const { reportDay, forecaster } = input;
  const detailFrom = firstOfPeriod(reportDay);
  const from = addDays(reportDay, 1 - historyDays);
  const rows = await readTeamCosts(platform, { from, detailFrom, to: reportDay });
  if (!rows.some(({ day }) => day === reportDay)) return null;
  const budgets = teamBudgetsOf(input.budgets, periodOf(reportDay));
  const measured = measuredCosts({ ...input, rows });
  const series = teamSeries(measured, reportDay);
  const remaining =
    forecaster === null
      ? new Map<string, RemainingCost>()
      : remainingCosts(forecaster, measured, series, { reportDay, budgets });
  return computeAllocation({ ...input, rows, budgets }, measured, series, remaining);
}

interface Projected {
  readonly reportDay: BillingDay;
  readonly budgets: ReadonlyMap<string, number>;
}

function remainingCosts(
  forecaster: Forecaster,
  { costs: archived }: MeasuredCosts,
  costs: ReadonlyMap<string, DailyCosts>,
  { reportDay, budgets }: Projected,
): ReadonlyMap<string, RemainingCost> {
  const forecasts = forecastOus(forecaster, {
    reportDay,
    costs,
    archived: new Set(archived.keys()),
    until: lastOfPeriod(reportDay),
    budgeted: new Set(budgets.keys()),
    fittedOus: fittedTeams,
  });
  return new Map([...forecasts].map(([target, made]) => [target, remainingCostOf(made)]));
}
