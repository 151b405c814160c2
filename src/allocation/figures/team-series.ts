/**
 * The daily cost of each team, with its part of the pools: the input of projections. A pool that is split
 * by month is divided on each day by the cost of that day's month.
 */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import { lastOfPeriod, periodOf } from '../../domain/calendar/billing-day.ts';
import type { DailyCosts } from '../../domain/figures/projection.ts';
import type { Target } from '../rules/target.ts';
import { teamOf } from '../rules/target.ts';
import { amountOf } from '../splits/cents.ts';
import {
  type Allocation,
  allocateDays,
  monthUntil,
  type SplitBasis,
  sharedCents,
  splitBasis,
} from './allocate-days.ts';

/**
 * Series of each team up to the report day, by target such as 'team/retail'. `divided`: the costs that divide pools,
 * if `allocation` has only a part of them.
 */
export function teamSeries(
  allocation: Allocation,
  reportDay: BillingDay,
  divided: Allocation = allocation,
): ReadonlyMap<Target, DailyCosts> {
  const series = new Map<Target, Map<BillingDay, number>>();
  const months = new Map<string, SplitBasis>();
  for (const day of [...allocation.costs.keys()].filter((one) => one <= reportDay).sort()) {
    const last = lastOfPeriod(day);
    const until = last < reportDay ? last : reportDay;
    const basis = months.get(periodOf(day)) ?? splitBasis(divided, monthUntil(until));
    months.set(periodOf(day), basis);
    for (const [target, cents] of allocateDays(allocation, { days: [day], basis })) {
      if (teamOf(target) === null) continue;
      const ofTeam = series.get(target) ?? new Map<BillingDay, number>();
      series.set(target, ofTeam.set(day, amountOf(cents.direct + sharedCents(cents))));
    }
  }
  return series;
}
