/** Compares the archived allocation of one day with what queries see and with the breakdown. Pure. */

import type { StoredAllocation } from '../../src/archive/verify/inspect-stored-allocation.ts';
import { isVisibleAsStored, type VisibleDay } from '../../src/archive/verify/read-visible-days.ts';
import type { Finding } from './find-gap.ts';

export interface AllocationState {
  readonly stored: StoredAllocation;
  readonly isRegistered: boolean;
  /** False when the catalog has another location for the day. */
  readonly isAtOwnLocation: boolean;
  /** Undefined when queries of the day fail. */
  readonly visible: VisibleDay | undefined;
  /** What differs from the breakdown, as queries see both; undefined if nothing does. */
  readonly difference: string | undefined;
  /** Whether the bill has the day: only then can a backfill allocate it. */
  readonly isBilled: boolean;
  /** Whether the day is held in the archive state: a backfill allocates it only with the acceptance. */
  readonly isHeld: boolean;
}

/** Undefined when the allocation of the day has no problem, or when nothing could fill it. */
export function findAllocationGap(state: AllocationState): Finding | undefined {
  const { stored, isRegistered, isBilled, isHeld } = state;
  if (stored.state === 'absent') {
    if (!isBilled && !isRegistered) return undefined;
    const says = 'the day is archived, its allocation is not';
    return { kind: 'allocation-missing', says, fix: isHeld ? 'accept-shrink' : 'backfill' };
  }
  if (stored.state === 'damaged') return gap('allocation-corrupt', stored.reason);
  if (!isRegistered) {
    return gap('allocation-unregistered', 'its allocation exists, but queries do not see it');
  }
  return locationGap(state, stored) ?? differenceGap(state);
}

type Intact = Extract<StoredAllocation, { state: 'intact' }>;

function locationGap(
  { visible, isAtOwnLocation }: AllocationState,
  stored: Intact,
): Finding | undefined {
  if (visible === undefined) {
    const says = 'queries of its allocation fail, although the object is intact';
    return gap('allocation-wrong-location', says);
  }
  if (isAtOwnLocation && isVisibleAsStored(visible, stored)) return undefined;
  const { rowCount, rowsOfOtherDays } = visible;
  const says =
    `queries see ${rowCount} rows of its allocation, ${rowsOfOtherDays} of another day, but the ` +
    `object has ${stored.rowCount}`;
  const hasMore = isAtOwnLocation && rowCount > stored.rowCount;
  return hasMore
    ? { kind: 'allocation-duplicated', says, fix: 'remove-extra-allocations' }
    : gap('allocation-wrong-location', says);
}

function differenceGap({ difference, isHeld }: AllocationState): Finding | undefined {
  if (difference === undefined) return undefined;
  const fix = isHeld ? 'accept-shrink' : 'backfill';
  return { kind: 'allocation-differing', says: difference, fix };
}

function gap(kind: Finding['kind'], says: string): Finding {
  return { kind, says, fix: 'backfill' };
}
