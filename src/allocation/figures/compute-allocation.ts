/**
 * The figures of all teams for a report day and its month to date, from the archive's rows and the rules.
 * Pure. Teams, undivided pools and unallocated cost make the total of the rows, to the cent.
 */
import { type BillingDay, firstOfPeriod } from '../../domain/calendar/billing-day.ts';
import type {
  AllocationFigures,
  DayAndMonth,
  TeamFigures,
  TeamMetric,
  UnsplitPool,
} from '../../domain/figures/allocation-figures.ts';
import type { RemainingCost } from '../../domain/figures/month-end.ts';
import { poolOf, type Target, teamOf, unallocated } from '../rules/target.ts';
import { amountOf } from '../splits/cents.ts';
import {
  type AllocatedCosts,
  type Allocation,
  allocateDays,
  monthUntil,
  sharedCents,
  splitBasis,
} from './allocate-days.ts';
import type { ComputedFrom } from './computed-from.ts';
import { dailyTargetCosts, metricOf, type TargetCost } from './daily-costs.ts';
import { exactUnits, roundedCents, sumOfUnits } from './exact-cents.ts';
import { invoiceBridge } from './invoice-bridge.ts';
import { comparedWeeks, firstMoverDay, teamMovers } from './team-movers.ts';
import { teamRowOn } from './team-units.ts';
import { teamWriter } from './write-team.ts';

/** The costs in the metric that all figures of one mail have. */
export interface MeasuredCosts extends Allocation {
  readonly metric: TeamMetric;
}

export function measuredCosts({
  reportDay,
  rows,
  set,
}: Pick<ComputedFrom, 'reportDay' | 'rows' | 'set'>): MeasuredCosts {
  const first = [firstOfPeriod(reportDay), firstMoverDay(reportDay)].sort()[0] as BillingDay;
  const metric = metricOf(rows, (day) => day >= first && day <= reportDay);
  return { metric, costs: dailyTargetCosts(rows, metric), set };
}

/** `remaining` by target; without a remaining cost the month end is unknown. */
export function computeAllocation(
  from: ComputedFrom,
  measured: MeasuredCosts,
  remaining: ReadonlyMap<string, RemainingCost>,
): AllocationFigures {
  const { reportDay, currency } = from;
  const month = monthUntil(reportDay);
  const basis = splitBasis(measured, month);
  const asked = { days: month, basis };
  const ofMonth = allocateDays(measured, asked);
  const ofDay = allocateDays(measured, { days: [reportDay], basis });
  const amounts = (target: Target) => dayAndMonth(target, ofDay, ofMonth);
  const total = { day: totalOf(ofDay), month: totalOf(ofMonth) };
  const teamTargets = targetsOf(from, ofMonth, ofDay);
  const weeks = comparedWeeks(measured.costs, from.completeUntil);
  const write = teamWriter(from, measured, { asked, ofMonth, ofDay, weeks, remaining });
  const unsplit = [...new Set([...ofMonth.keys(), ...ofDay.keys()])].filter(
    (target) => poolOf(target) !== null,
  );
  const left = unsplit.map((pool): UnsplitPool => ({ pool: poolOf(pool) ?? '', ...amounts(pool) }));
  return {
    reportDay,
    currency,
    metric: measured.metric,
    teams: teamTargets.map(write).sort(byCost),
    unsplit: left.sort((a, b) => (a.pool < b.pool ? -1 : 1)),
    unallocated: amounts(unallocated),
    total,
    missingDays: month.filter((day) => !measured.costs.has(day)),
    allocatedShare: allocatedShare(ofMonth, total.month),
    uninvoiced: uninvoicedOf(from.rows, month),
    bridge:
      measured.metric === 'amortized'
        ? invoiceBridge(from.rows, month, from.billMonthToDate)
        : null,
    movers: teamMovers(weeks, from.moverCount),
  };
}

/** Teams with cost in the month, teams of the report day, and teams with a budget. */
function targetsOf(
  { reportDay, set, budgets }: ComputedFrom,
  ...costs: AllocatedCosts[]
): Target[] {
  const withCost = costs.flatMap((some) => [...some.keys()]);
  const ofDay = set.teams
    .map(({ team }): Target => `team/${team}`)
    .filter((target) => teamRowOn(set, target, reportDay) !== undefined);
  const known = new Set(set.teams.map(({ team }): Target => `team/${team}`));
  const budgeted = [...known].filter((target) => budgets.has(target));
  const all = new Set([...withCost, ...ofDay, ...budgeted]);
  return [...all].filter((target) => teamOf(target) !== null);
}

function dayAndMonth(target: Target, day: AllocatedCosts, month: AllocatedCosts): DayAndMonth {
  return {
    day: amountOf(day.get(target)?.direct ?? 0n),
    month: amountOf(month.get(target)?.direct ?? 0n),
  };
}

function totalOf(costs: AllocatedCosts): number {
  return amountOf(sumOfUnits([...costs.values()].map((one) => one.direct + sharedCents(one))));
}

function allocatedShare(costs: AllocatedCosts, total: number): number | null {
  if (total <= 0) return null;
  const ofTeams = [...costs]
    .filter(([target]) => teamOf(target) !== null)
    .map(([, one]) => one.direct + sharedCents(one));
  return amountOf(sumOfUnits(ofTeams)) / total;
}

function uninvoicedOf(rows: readonly TargetCost[], days: readonly BillingDay[]): number {
  const asked = new Set(days);
  const own = rows.filter(({ day }) => asked.has(day));
  return amountOf(roundedCents(sumOfUnits(own.map(({ uninvoiced }) => exactUnits(uninvoiced)))));
}

function byCost(a: TeamFigures, b: TeamFigures): number {
  return b.month.total - a.month.total || (a.team < b.team ? -1 : 1);
}
