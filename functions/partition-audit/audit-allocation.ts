/**
 * Audits the allocation of one billing period's archived days: each object, its partition, and whether its
 * costs are those of the breakdown. Reads only the archive, not the bill.
 */

import { allocationDifferences } from '../../src/archive/verify/check-allocations.ts';
import {
  type StoredAllocation,
  storedAllocation,
} from '../../src/archive/verify/inspect-stored-allocation.ts';
import { readVisibleAllocations } from '../../src/archive/verify/read-visible-days.ts';
import type { BillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { CostMetric } from '../../src/domain/costs/cost-metric.ts';
import type { ObjectStore } from '../../src/ports/object-store.ts';
import type { Platform } from '../../src/ports/platform.ts';
import { costAllocationTable } from '../../src/tables/cost-allocation.ts';
import { partitionPrefix } from '../../src/tables/object-key.ts';
import { findAllocationGap } from './find-allocation-gap.ts';
import type { DayFinding } from './find-gap.ts';

export interface AllocationAudit {
  /** Days whose breakdown is archived and has no gap, ascending. */
  readonly days: readonly BillingDay[];
  /** Those of the days that the bill has. */
  readonly billed: ReadonlySet<BillingDay>;
  readonly held: ReadonlySet<BillingDay>;
  /** The first day of the archive that has an allocation; undefined if there is none. */
  readonly firstAllocated: BillingDay | undefined;
  readonly costMetric: CostMetric;
}

export interface AuditedAllocation {
  /** In order of day. */
  readonly findings: readonly DayFinding[];
  /** Days from before the first allocation, which a backfill can allocate. They are not a gap each. */
  readonly withoutAllocation: readonly BillingDay[];
  /** Unblended, of each intact allocation. */
  readonly unblendedCosts: ReadonlyMap<BillingDay, number>;
}

/** Throws the errors of store, catalog and engine. */
export async function auditAllocation(
  platform: Platform,
  { days: given, billed, held, firstAllocated, costMetric }: AllocationAudit,
): Promise<AuditedAllocation> {
  const isEarlier = (day: BillingDay) => firstAllocated === undefined || day < firstAllocated;
  const withoutAllocation = given.filter((day) => isEarlier(day) && billed.has(day));
  const days = given.filter((day) => !isEarlier(day));
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) {
    return { findings: [], withoutAllocation, unblendedCosts: new Map() };
  }
  const partitions = await platform.allocationCatalog.registered(from, to);
  const prefixes = new Map(partitions.map(({ day, prefix }) => [day, prefix]));
  const stored = await storedAllocations(platform.store, days);
  const intact = days.filter((day) => stored.get(day)?.state === 'intact' && prefixes.has(day));
  const visible = await readVisibleAllocations(platform, intact);
  const readable = intact.filter((day) => visible(day) !== undefined);
  const found = await allocationDifferences(platform, readable, costMetric);
  const differences = new Map(found.map(({ day, says }) => [day, says]));
  const findings = days.flatMap((day) => {
    const finding = findAllocationGap({
      stored: stored.get(day) ?? { state: 'absent' },
      isRegistered: prefixes.has(day),
      isAtOwnLocation: prefixes.get(day) === partitionPrefix(costAllocationTable, day),
      visible: visible(day),
      difference: differences.get(day),
      isBilled: billed.has(day),
      isHeld: held.has(day),
    });
    return finding === undefined ? [] : [{ day, ...finding }];
  });
  return { findings, withoutAllocation, unblendedCosts: unblendedCostsOf(stored) };
}

function unblendedCostsOf(
  stored: ReadonlyMap<BillingDay, StoredAllocation>,
): AuditedAllocation['unblendedCosts'] {
  return new Map(
    [...stored].flatMap(([day, one]) => (one.state === 'intact' ? [[day, one.totalCost]] : [])),
  );
}

/** One object after the other, because an allocation has far more rows than a breakdown. */
async function storedAllocations(
  store: ObjectStore,
  days: readonly BillingDay[],
): Promise<ReadonlyMap<BillingDay, StoredAllocation>> {
  const found = new Map<BillingDay, StoredAllocation>();
  for (const day of days) found.set(day, await storedAllocation(store, day));
  return found;
}
