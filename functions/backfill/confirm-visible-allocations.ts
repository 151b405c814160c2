/**
 * Makes sure that queries see exactly the allocation that a backfill published, as `confirmVisibleDays` does
 * of the breakdown.
 */

import type { AllocatedDay } from '../../src/archive/allocation/archive-allocation.ts';
import { checkAllocations } from '../../src/archive/verify/check-allocations.ts';
import { extraObjectsCommand } from '../../src/archive/verify/extra-objects-command.ts';
import {
  isVisibleAsStored,
  readVisibleAllocations,
} from '../../src/archive/verify/read-visible-days.ts';
import type { ArchivedWindow } from '../../src/archive/window/archive-window.ts';
import type { BillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { CostMetric } from '../../src/domain/costs/cost-metric.ts';
import type { Platform } from '../../src/ports/platform.ts';
import { costAllocationTable } from '../../src/tables/cost-allocation.ts';
import { partitionPrefix } from '../../src/tables/object-key.ts';

/** The days whose partition was corrected. Throws an Error naming a day that still differs. */
export async function confirmVisibleAllocations(
  platform: Platform,
  archived: readonly ArchivedWindow[],
  costMetric: CostMetric,
): Promise<readonly BillingDay[]> {
  // Another run has written a kept day, and only it knows what it wrote.
  const days = archived.flatMap(({ allocation }) =>
    allocation.days.filter(({ outcome }) => outcome !== 'kept'),
  );
  const different = await daysThatDiffer(platform, days);
  if (different.length > 0) {
    await platform.allocationCatalog.relocate(
      different.map(({ day }) => ({ day, prefix: partitionPrefix(costAllocationTable, day) })),
    );
    const [still] = await daysThatDiffer(platform, different);
    if (still !== undefined) throw stillDifferent(platform, still);
  }
  await checkAllocations(
    platform,
    days.map(({ day }) => day),
    costMetric,
  );
  return different.map(({ day }) => day);
}

async function daysThatDiffer(
  platform: Platform,
  days: readonly AllocatedDay[],
): Promise<readonly AllocatedDay[]> {
  if (days.length === 0) return [];
  const published = days.map(({ day }) => day);
  const visible = await readVisibleAllocations(platform, published);
  return days.filter((one) => !isVisibleAsStored(visible(one.day), one));
}

function stillDifferent({ store }: Platform, { day }: AllocatedDay): Error {
  return new Error(
    `Queries do not see the allocation of ${day} as it was published: its folder contains another object. ` +
      `Remove it, then run again: ${extraObjectsCommand(store, day, costAllocationTable)}`,
  );
}
