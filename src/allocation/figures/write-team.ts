/** The figures of one team: its day, its month by unit and pool, and its projected end against the budget. */
import type { TeamFigures } from '../../domain/figures/allocation-figures.ts';
import { knownLight } from '../../domain/figures/known-light.ts';
import {
  monthEnd,
  type RemainingCost,
  unknownRemainingCost,
} from '../../domain/figures/month-end.ts';
import { poolOf, type Target, teamOf } from '../rules/target.ts';
import { amountOf } from '../splits/cents.ts';
import {
  type AllocatedCents,
  type AllocatedCosts,
  type AllocatedDays,
  type Allocation,
  noCents,
} from './allocate-days.ts';
import type { ComputedFrom } from './computed-from.ts';
import { type ComparedWeeks, weekOf } from './team-movers.ts';
import { teamCost, teamRowOn, unitParts } from './team-units.ts';

/** The costs of all targets, and the series and remaining costs of teams. */
export interface Written {
  /** The month to date. */
  readonly asked: AllocatedDays;
  readonly ofMonth: AllocatedCosts;
  readonly ofDay: AllocatedCosts;
  readonly weeks: ComparedWeeks;
  readonly remaining: ReadonlyMap<string, RemainingCost>;
}

/** Returns a function that writes the figures of a target, which is a team. */
export function teamWriter(
  { reportDay, set, budgets, thresholds }: ComputedFrom,
  measured: Allocation,
  { asked, ofMonth, ofDay, weeks, remaining }: Written,
): (target: Target) => TeamFigures {
  const isComplete = asked.days.every((day) => measured.costs.has(day));
  return (target) => {
    const cents = ofMonth.get(target) ?? noCents;
    const row = teamRowOn(set, target, reportDay);
    const own = teamCost(cents);
    const end = monthEnd(own.total, remaining.get(target) ?? unknownRemainingCost);
    const budget = budgets.get(target) ?? null;
    return {
      team: teamOf(target) ?? '',
      businessUnit: row?.businessUnit ?? '',
      businessGroup: row?.businessGroup ?? '',
      slackChannel: row?.slackChannel ?? '',
      day: teamCost(ofDay.get(target) ?? noCents),
      month: own,
      units: unitParts(measured, asked, target, cents),
      pools: poolsOf(cents),
      week: weekOf(weeks, target),
      monthToDate: own.total,
      ...end,
      budget,
      light: knownLight({ monthToDate: own.total, ...end }, budget, { thresholds, isComplete }),
    };
  };
}

function poolsOf({ pools }: AllocatedCents): TeamFigures['pools'] {
  return [...pools]
    .map(([pool, cents]) => ({ pool: poolOf(pool) ?? '', cost: amountOf(cents) }))
    .sort((a, b) => (a.pool < b.pool ? -1 : 1));
}
