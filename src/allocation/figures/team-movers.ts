/**
 * Which teams' own cost changed: the last seven days against the seven before. Only a day whose weekday a
 * week earlier is archived too is compared, so both sides have the same number of days. Shared cost is
 * left out, because a team cannot change it.
 */
import { addDays, type BillingDay, daysFromTo } from '../../domain/calendar/billing-day.ts';
import type { TeamMover, TeamMovers, WeekChange } from '../../domain/figures/allocation-figures.ts';
import { type Target, teamOf } from '../rules/target.ts';
import { amountOf } from '../splits/cents.ts';
import { type DailyTargetCosts, sumByTarget } from './daily-costs.ts';
import { roundedCents } from './exact-cents.ts';

const daysCompared = 7;

/** The first day that the movers compare. */
export function firstMoverDay(reportDay: BillingDay): BillingDay {
  return addDays(reportDay, 1 - 2 * daysCompared);
}

/** Two weeks, by target. */
export interface ComparedWeeks {
  /** Number of days of each. */
  readonly days: number;
  readonly now: ReadonlyMap<Target, bigint>;
  readonly before: ReadonlyMap<Target, bigint>;
}

/** `last` is complete. */
export function comparedWeeks(costs: DailyTargetCosts, last: BillingDay): ComparedWeeks {
  const days = daysFromTo(addDays(last, 1 - daysCompared), last).filter(
    (day) => costs.has(day) && costs.has(addDays(day, -daysCompared)),
  );
  const before = days.map((day) => addDays(day, -daysCompared));
  return { days: days.length, now: sumByTarget(costs, days), before: sumByTarget(costs, before) };
}

/** The teams whose cost changed, at most `limit`. */
export function teamMovers(weeks: ComparedWeeks, limit: number): TeamMovers {
  const targets = [...new Set([...weeks.now.keys(), ...weeks.before.keys()])];
  const rows = targets.flatMap((target): TeamMover[] => {
    const team = teamOf(target);
    const week = weekOf(weeks, target);
    return team === null || week.change === 0 ? [] : [{ team, ...week }];
  });
  return { days: weeks.days, rows: rows.sort(bySize).slice(0, limit) };
}

/** One target's cost of both weeks. */
export function weekOf({ now, before }: ComparedWeeks, target: Target): WeekChange {
  const cents = roundedCents(now.get(target) ?? 0n);
  const centsBefore = roundedCents(before.get(target) ?? 0n);
  return {
    cost: amountOf(cents),
    before: amountOf(centsBefore),
    change: amountOf(cents - centsBefore),
  };
}

function bySize(a: TeamMover, b: TeamMover): number {
  return Math.abs(b.change) - Math.abs(a.change) || (a.team < b.team ? -1 : 1);
}
