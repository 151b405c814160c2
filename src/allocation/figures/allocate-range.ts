/**
 * Whose cost are some days of several months: pools are divided in each month by the cost of that month, as in the
 * mails and statements of teams.
 */
import { type BillingDay, lastOfPeriod, periodOf } from '../../domain/calendar/billing-day.ts';
import type { Target } from '../rules/target.ts';
import {
  type AllocatedCents,
  type AllocatedCosts,
  type Allocation,
  allocateDays,
  monthUntil,
  noCents,
  sharedCents,
  splitBasis,
} from './allocate-days.ts';
import { sumByTarget } from './daily-costs.ts';
import { roundedCents, sumOfUnits } from './exact-cents.ts';

export interface AllocatedRange {
  /** In order. */
  readonly days: readonly BillingDay[];
  /** The last day of which the costs are complete: a month is divided by its costs up to it. */
  readonly completeUntil: BillingDay;
}

/** The cents together are those of the exact sum of the days' rows. */
export function allocateRange(
  allocation: Allocation,
  { days, completeUntil }: AllocatedRange,
): AllocatedCosts {
  const periods = [...new Set(days.map(periodOf))];
  const months = periods.map((period) => {
    const own = days.filter((day) => periodOf(day) === period);
    const last = lastOfPeriod(own[0] as BillingDay);
    const month = monthUntil(last < completeUntil ? last : completeUntil);
    return allocateDays(allocation, { days: own, basis: splitBasis(allocation, month) });
  });
  return withTotal(added(months), sumByTarget(allocation.costs, days));
}

export function totalCents(costs: AllocatedCosts): bigint {
  return sumOfUnits([...costs.values()].map((own) => own.direct + sharedCents(own)));
}

function added(months: readonly AllocatedCosts[]): Map<Target, AllocatedCents> {
  const sums = new Map<Target, AllocatedCents>();
  for (const [target, own] of months.flatMap((month) => [...month])) {
    const known = sums.get(target);
    const pools = new Map(known?.pools);
    for (const [pool, cents] of own.pools) pools.set(pool, (pools.get(pool) ?? 0n) + cents);
    sums.set(target, { direct: (known?.direct ?? 0n) + own.direct, pools });
  }
  return sums;
}

/** Each month was rounded by itself: the cent or two of difference are added to the target with the largest cost. */
function withTotal(
  costs: Map<Target, AllocatedCents>,
  exact: ReadonlyMap<Target, bigint>,
): AllocatedCosts {
  const difference = roundedCents(sumOfUnits(exact.values())) - totalCents(costs);
  const sizeOf = (target: Target) => absolute(exact.get(target) ?? 0n);
  const [first, ...others] = costs.keys();
  if (difference === 0n || first === undefined) return costs;
  const largest = others.reduce((a, b) => (sizeOf(b) > sizeOf(a) ? b : a), first);
  const own = costs.get(largest) ?? noCents;
  return costs.set(largest, { ...own, direct: own.direct + difference });
}

function absolute(units: bigint): bigint {
  return units < 0n ? -units : units;
}
