/**
 * Which teams' own cost changed: the last seven days against the seven before. Only a day whose weekday a
 * week earlier is archived too is compared, so both sides have the same number of days. Shared cost is
 * left out, because a team cannot change it.
 */
import { addDays, type BillingDay, daysFromTo } from '../../domain/calendar/billing-day.ts';
import type { TeamMover, TeamMovers } from '../../domain/figures/allocation-figures.ts';
import { type Target, teamOf } from '../rules/target.ts';
import { amountOf } from '../splits/cents.ts';
import { type DailyTargetCosts, sumByTarget } from './daily-costs.ts';
import { roundedCents } from './exact-cents.ts';

const daysCompared = 7;

/** The first day that the movers compare. */
export function firstMoverDay(reportDay: BillingDay): BillingDay {
  return addDays(reportDay, 1 - 2 * daysCompared);
}

/** `reportDay` is complete. At most `limit` teams. */
export function teamMovers(
  costs: DailyTargetCosts,
  reportDay: BillingDay,
  limit: number,
): TeamMovers {
  const days = daysFromTo(addDays(reportDay, 1 - daysCompared), reportDay).filter(
    (day) => costs.has(day) && costs.has(addDays(day, -daysCompared)),
  );
  const now = sumByTarget(costs, days);
  const before = sumByTarget(
    costs,
    days.map((day) => addDays(day, -daysCompared)),
  );
  const teams = [...new Set([...now.keys(), ...before.keys()])];
  const rows = teams.flatMap((target) => moverOf(target, now.get(target), before.get(target)));
  return { days: days.length, rows: rows.sort(bySize).slice(0, limit) };
}

function moverOf(target: Target, now: bigint = 0n, before: bigint = 0n): TeamMover[] {
  const team = teamOf(target);
  const [cents, centsBefore] = [roundedCents(now), roundedCents(before)];
  if (team === null || cents === centsBefore) return [];
  return [
    {
      team,
      cost: amountOf(cents),
      before: amountOf(centsBefore),
      change: amountOf(cents - centsBefore),
    },
  ];
}

function bySize(a: TeamMover, b: TeamMover): number {
  return Math.abs(b.change) - Math.abs(a.change) || (a.team < b.team ? -1 : 1);
}
