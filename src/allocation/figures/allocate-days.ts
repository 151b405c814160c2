/**
 * Whose cost are these days: direct cost by target, and pools divided by the splits of the rules, in
 * cents. Teams, undivided pools and unallocated cost make the sum of the rows.
 */
import { type BillingDay, daysFromTo } from '../../domain/calendar/billing-day.ts';
import type { RuleSet, Split } from '../rules/rule-set.ts';
import { poolOf, type Target, unallocated } from '../rules/target.ts';
import { splitPool, teamsWithin } from '../splits/split-pool.ts';
import { type DailyTargetCosts, sumByTarget } from './daily-costs.ts';
import { centsByKey, centsSummingTo, sumOfUnits } from './exact-cents.ts';

/** Costs, and the rules that divide pools. */
export interface Allocation {
  readonly costs: DailyTargetCosts;
  readonly set: Pick<RuleSet, 'splits' | 'teams'>;
}

/** What divides the pools of a month, unless they are divided by day. */
export interface SplitBasis {
  readonly teams: readonly Target[];
  /** Exact cost of each target in the month. */
  readonly direct: ReadonlyMap<Target, bigint>;
}

/** Days of one month, with the basis of that month. */
export interface AllocatedDays {
  readonly days: readonly BillingDay[];
  readonly basis: SplitBasis;
}

/** Made once for each month, because it adds up all days. `month` is in order. */
export function splitBasis({ costs, set }: Allocation, month: readonly BillingDay[]): SplitBasis {
  const range = { from: month[0] ?? null, to: month.at(-1) ?? null };
  return { teams: teamsWithin(set, range), direct: sumByTarget(costs, month) };
}

/** Cents of one target: of its own lines, and of each pool. */
export interface AllocatedCents {
  readonly direct: bigint;
  readonly pools: ReadonlyMap<Target, bigint>;
}

/** Teams, pools that are not divided, and always `unallocated`. */
export type AllocatedCosts = ReadonlyMap<Target, AllocatedCents>;

export const noCents: AllocatedCents = { direct: 0n, pools: new Map() };

/** The cents together are those of the exact sum of the days' rows. */
export function allocateDays(allocation: Allocation, asked: AllocatedDays): AllocatedCosts {
  const direct = centsByKey(sumByTarget(allocation.costs, asked.days));
  const costs = new Map<Target, { direct: bigint; pools: Map<Target, bigint> }>();
  const costOf = (target: Target) => {
    const known = costs.get(target) ?? { direct: 0n, pools: new Map<Target, bigint>() };
    costs.set(target, known);
    return known;
  };
  costOf(unallocated);
  for (const [target, amount] of direct) {
    if (poolOf(target) === null) costOf(target).direct += amount;
    else {
      for (const [to, part] of partsOf(allocation, asked, { pool: target, cents: amount })) {
        if (to === target) costOf(to).direct += part;
        else costOf(to).pools.set(target, part);
      }
    }
  }
  return costs;
}

export function sharedCents({ pools }: AllocatedCents): bigint {
  return sumOfUnits(pools.values());
}

interface PoolCents {
  readonly pool: Target;
  readonly cents: bigint;
}

/** The pool itself where the rules have no split for it any more. */
function partsOf(
  allocation: Allocation,
  { days, basis }: AllocatedDays,
  { pool, cents }: PoolCents,
): ReadonlyMap<Target, bigint> {
  const split = allocation.set.splits.find(({ source }) => source === pool);
  if (split === undefined) return new Map([[pool, cents]]);
  const { method } = split;
  if (method.kind === 'proportional' && method.basis === 'day') {
    return partsByDay(allocation, days, split, cents);
  }
  return splitPool(split, { cents, ...basis });
}

/** Each day is divided by the cost of that day; the days' cents are those of the pool. */
function partsByDay(
  { costs, set }: Allocation,
  days: readonly BillingDay[],
  split: Split,
  cents: bigint,
): ReadonlyMap<Target, bigint> {
  const withCost = days.filter((day) => costs.get(day)?.has(split.source) ?? false);
  const exact = withCost.map((day) => costs.get(day)?.get(split.source) ?? 0n);
  const ofDays = centsSummingTo(cents, exact);
  const parts = new Map<Target, bigint>();
  for (const [at, day] of withCost.entries()) {
    const teams = teamsWithin(set, { from: day, to: day });
    const direct = costs.get(day) ?? new Map();
    for (const [to, part] of splitPool(split, { cents: ofDays[at] as bigint, teams, direct })) {
      parts.set(to, (parts.get(to) ?? 0n) + part);
    }
  }
  return parts;
}

/** The days of a month up to `day`, in order. */
export function monthUntil(day: BillingDay): readonly BillingDay[] {
  return daysFromTo(`${day.slice(0, 7)}-01` as BillingDay, day);
}
