/**
 * What changed in a month since its statement was frozen: own lines of each target, and pools, whose
 * change is divided by the month's cost. A pool that was only divided differently is no change.
 */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { MonthStatement } from '../../domain/figures/month-statement.ts';
import { isTarget, poolOf, type Target } from '../rules/target.ts';
import { centsOf } from '../splits/cents.ts';
import { splitPool, teamsWithin } from '../splits/split-pool.ts';
import type { Allocation } from './allocate-days.ts';
import { sumByTarget } from './daily-costs.ts';
import { centsByKey } from './exact-cents.ts';

/** Cents by target; their sum is the month's sum now minus that of the statement. */
export function adjustmentCents(
  { costs, set }: Allocation,
  days: readonly BillingDay[],
  frozen: MonthStatement,
): ReadonlyMap<Target, bigint> {
  const exact = sumByTarget(costs, days);
  const now = centsByKey(exact);
  const before = frozenCents(frozen);
  const changes = new Map<Target, bigint>();
  const add = (target: Target, cents: bigint) => {
    if (cents !== 0n) changes.set(target, (changes.get(target) ?? 0n) + cents);
  };
  const within = { from: days[0] ?? null, to: days.at(-1) ?? null };
  for (const target of new Set([...now.keys(), ...before.keys()])) {
    const change = (now.get(target) ?? 0n) - (before.get(target) ?? 0n);
    const split = set.splits.find(({ source }) => source === target);
    if (poolOf(target) === null || split === undefined) add(target, change);
    else {
      const pool = { cents: change, teams: teamsWithin(set, within), direct: exact };
      for (const [to, part] of splitPool(split, pool)) add(to, part);
    }
  }
  return changes;
}

/** The targets' own lines, and each pool as the sum of its parts. */
function frozenCents({ lines }: MonthStatement): ReadonlyMap<Target, bigint> {
  const cents = new Map<Target, bigint>();
  for (const { kind, target, item, amount } of lines) {
    const of = kind === 'shared' ? item : kind === 'direct' ? target : '';
    if (isTarget(of)) cents.set(of, (cents.get(of) ?? 0n) + centsOf(amount));
  }
  return cents;
}
