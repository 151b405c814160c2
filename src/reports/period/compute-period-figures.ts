/**
 * The figures of a period for one audience: its part of the organization's costs, compared with the
 * period before and with its budgets. Pure arithmetic.
 */

import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import { isInScope } from '../../domain/audience/audience.ts';
import { movesWithin } from '../../domain/audience/moves-within.ts';
import type { LightThresholds } from '../../domain/budgets/budget-light.ts';
import { type Budget, budgetsOf } from '../../domain/budgets/budgets.ts';
import { daysFromTo, periodOf } from '../../domain/calendar/billing-day.ts';
import type { CostMetric } from '../../domain/costs/cost-metric.ts';
import type { Audience } from '../../domain/figures/figures.ts';
import type {
  PeriodFigures,
  PeriodRow,
  PeriodService,
  PeriodTotal,
} from '../../domain/figures/period-figures.ts';
import {
  type BudgetStates,
  closedStates,
  type DailyFigures,
  projectedStates,
} from './budget-states.ts';
import { comparisonBasis, periodCost, rowsBy } from './compared-costs.ts';
import { idleFigures } from './idle-figures.ts';
import { periodMovers } from './period-movers.ts';
import { periodTotal, periodUnits } from './period-units.ts';
import type { PeriodCosts } from './read-period.ts';
import type { WindowStatus } from './window-status.ts';

const maxServicesShown = 5;

export interface PeriodFiguresInput {
  readonly audience: Audience;
  readonly costMetric: CostMetric;
  readonly budgets: readonly Budget[];
  readonly thresholds: LightThresholds;
  readonly moverCount: number;
  readonly windowStatus: Pick<WindowStatus, 'accountNames' | 'currency'>;
  readonly uninvoicedShare: number | null;
  /** The daily digest's figures for this audience, which contain a week's projections. */
  readonly daily: DailyFigures | undefined;
  /** Cost by day in the daily mail of the month's last day; null when it is unknown. */
  readonly dayCostsAtMonthEnd: Readonly<Record<string, number>> | null;
}

/** The rows that a reader of `scope` may see: those of that OU and below it, or all for '*'. */
export function rowsInScope<Row extends { readonly ou: string }>(
  rows: readonly Row[],
  scope: string,
): readonly Row[] {
  return rows.filter(({ ou }) => isInScope(ou, scope));
}

/** Figures of the audience's part; a part without any cost gives figures of zero. */
export function periodFigures(costs: PeriodCosts, input: PeriodFiguresInput): PeriodFigures {
  const { period, before, archived } = costs;
  const { audience, windowStatus, daily } = input;
  const rows = rowsInScope(costs.rows, audience.scope);
  const missingDays = missingDaysOf(costs);
  const daysBefore = [...archived].filter((day) => day < period.from).length;
  const basis = comparisonBasis(archived.size - daysBefore, daysBefore);
  const states = budgetStates(costs, rows, input);
  const unitsInput = { ...costs, rows, basis, states, listsIdle: period.kind === 'month' };
  const units = periodUnits(unitsInput);
  const total = periodTotal(unitsInput, units);
  const restatedBy = restatement(total, input.dayCostsAtMonthEnd, costs);
  return {
    period,
    before,
    audience,
    basis,
    total,
    units,
    costMetric: input.costMetric,
    currency: windowStatus.currency,
    services: topServices(rows, basis),
    ...periodMovers(rows, {
      ...costs,
      basis,
      total,
      moverCount: input.moverCount,
      ...windowStatus,
    }),
    moves: namedMoves(costs, input),
    idle: idleFigures(costs.resourceUse, audience.scope, windowStatus.accountNames),
    trust: { missingDays, uninvoicedShare: input.uninvoicedShare, restatedBy },
    projectedOn: period.kind === 'week' ? (daily?.reportDay ?? null) : null,
  };
}

function missingDaysOf({ period, archived }: Pick<PeriodCosts, 'period' | 'archived'>) {
  return daysFromTo(period.from, period.to).filter((day) => !archived.has(day));
}

function budgetStates(
  { period, archived }: PeriodCosts,
  rows: readonly PeriodRow[],
  { audience, budgets, thresholds, daily }: PeriodFiguresInput,
): BudgetStates {
  if (period.kind === 'week') return projectedStates(daily);
  const own = [...budgetsOf(budgets, periodOf(period.to))].filter(([ou]) =>
    isInScope(ou, audience.scope),
  );
  const costs = new Map(
    [...rowsBy(rows, ({ ou }) => ou)].map(
      ([ou, rowsOfOu]) => [ou, sumOf(rowsOfOu.map(({ cost }) => cost))] as const,
    ),
  );
  const isComplete = missingDaysOf({ period, archived }).length === 0;
  return closedStates(costs, new Map(own), { thresholds, isComplete });
}

function topServices(
  rows: readonly PeriodRow[],
  basis: PeriodFigures['basis'],
): readonly PeriodService[] {
  return [...rowsBy(rows, ({ service }) => service)]
    .map(([service, own]) => ({ service, ...periodCost(own, basis) }))
    .sort((a, b) => b.cost - a.cost || (a.service < b.service ? -1 : 1))
    .slice(0, maxServicesShown);
}

function namedMoves(
  { moves }: PeriodCosts,
  { audience, windowStatus: { accountNames } }: PeriodFiguresInput,
): PeriodFigures['moves'] {
  return movesWithin(moves, audience.scope).map((move) => ({
    ...move,
    accountName: accountNames.get(move.accountId) ?? null,
  }));
}

/** Null when the cost of a day of the period was not in that mail: then the change is unknown. */
function restatement(
  { cost }: PeriodTotal,
  dayCosts: PeriodFiguresInput['dayCostsAtMonthEnd'],
  { period, archived }: PeriodCosts,
): number | null {
  if (dayCosts === null) return null;
  const costs = [...archived].flatMap((day) => (day < period.from ? [] : [dayCosts[day]]));
  const known = costs.filter((one) => one !== undefined);
  return known.length < costs.length ? null : cost - sumOf(known);
}
