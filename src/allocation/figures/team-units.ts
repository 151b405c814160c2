/**
 * Teams in their business unit and business group. A re-organization changes this roll-up and not the
 * lines: each day belongs to the unit that `teams.csv` names for that day.
 */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { TeamCost, UnitPart } from '../../domain/figures/allocation-figures.ts';
import { isWithin } from '../rules/date-range.ts';
import type { RuleSet, Team } from '../rules/rule-set.ts';
import { type Target, teamOf } from '../rules/target.ts';
import { amountOf } from '../splits/cents.ts';
import {
  type AllocatedCents,
  type AllocatedDays,
  type Allocation,
  allocateDays,
  noCents,
  sharedCents,
} from './allocate-days.ts';
import { sumOfUnits } from './exact-cents.ts';

/** The team's row in `teams.csv` on the day; undefined without one. */
export function teamRowOn(
  { teams }: Pick<RuleSet, 'teams'>,
  target: Target,
  day: BillingDay,
): Team | undefined {
  const name = teamOf(target);
  return teams.find(({ team, valid }) => team === name && isWithin(day, valid));
}

export function teamCost(cents: AllocatedCents): TeamCost {
  return costOf(cents.direct, sharedCents(cents));
}

/** The cost of the days by business unit, in order of time; the parts make `whole`. */
export function unitParts(
  allocation: Allocation,
  asked: AllocatedDays,
  target: Target,
  whole: AllocatedCents,
): readonly UnitPart[] {
  const units = daysByUnit(allocation, asked.days, target);
  if (units.length <= 1) {
    const { businessUnit = '', businessGroup = '' } = units[0]?.row ?? {};
    return [{ businessUnit, businessGroup, cost: teamCost(whole) }];
  }
  const cents = units.map(
    ({ days }) => allocateDays(allocation, { ...asked, days }).get(target) ?? noCents,
  );
  // Each part was rounded alone, so the sums may differ by a few cents.
  const direct = summingTo(
    whole.direct,
    cents.map((part) => part.direct),
  );
  const shared = summingTo(sharedCents(whole), cents.map(sharedCents));
  return units.map(({ row }, at) => ({
    businessUnit: row?.businessUnit ?? '',
    businessGroup: row?.businessGroup ?? '',
    cost: costOf(direct[at] as bigint, shared[at] as bigint),
  }));
}

interface UnitDays {
  readonly row: Team | undefined;
  readonly days: BillingDay[];
}

function daysByUnit(
  { set }: Allocation,
  days: readonly BillingDay[],
  target: Target,
): readonly UnitDays[] {
  const units = new Map<string, UnitDays>();
  for (const day of days) {
    const row = teamRowOn(set, target, day);
    const key = JSON.stringify([row?.businessUnit ?? '', row?.businessGroup ?? '']);
    const unit = units.get(key) ?? { row, days: [] };
    units.set(key, unit);
    unit.days.push(day);
  }
  return [...units.values()];
}

/** The parts with their total: a difference of some cents belongs to the largest part. */
function summingTo(total: bigint, cents: readonly bigint[]): readonly bigint[] {
  const difference = total - sumOfUnits(cents);
  const sizes = cents.map((part) => (part < 0n ? -part : part));
  const largest = sizes.reduce((at, size, index) => (size > (sizes[at] ?? 0n) ? index : at), 0);
  return cents.map((part, at) => (at === largest ? part + difference : part));
}

function costOf(direct: bigint, shared: bigint): TeamCost {
  const [ofLines, ofPools, total] = [direct, shared, direct + shared].map(amountOf);
  return { direct: ofLines as number, shared: ofPools as number, total: total as number };
}
