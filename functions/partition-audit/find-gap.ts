/** Judges one day: what the bill says, what the archive holds, what readers see. Pure. */

import type { StoredDay } from '../../src/archive/verify/inspect-stored-day.ts';
import { isVisibleAsStored, type VisibleDay } from '../../src/archive/verify/read-visible-days.ts';

/** What is wrong with a day; of several the first. */
export type GapKind =
  /** The bill has the day, the archive no object. */
  | 'missing'
  /** Readers see a partition without an object: an empty day that is none. */
  | 'without-object'
  /** The object cannot be read, or its rows differ from the rows that were written. */
  | 'corrupt'
  /** The object holds rows twice, or something lies beside it that readers count as well. */
  | 'duplicated'
  /** The object is there, but readers do not see its partition. */
  | 'unregistered'
  /** The partition points elsewhere: readers see other rows than the object's. */
  | 'wrong-location'
  /** The bill has lines of the day, the object no row. */
  | 'empty'
  /** The archived content is not what the bill says now. */
  | 'differing'
  /** The bill lost lines of the day, or has none any more: the archived version stays until accepted. */
  | 'held';

export interface Finding {
  readonly kind: GapKind;
  /** What was found, for people. */
  readonly says: string;
  /** Objects beside the day's own are no backfill's business: the functions delete nothing. */
  readonly fix: 'backfill' | 'accept-shrink' | 'remove-stray-objects';
}

/** What the bill says of a day. */
export interface BilledDay {
  readonly contentHash: string;
  readonly rowCount: number;
  readonly totalCost: number;
  readonly currency: string;
}

export interface DayState {
  /** Undefined where the bill tells nothing of the day. */
  readonly billed: BilledDay | undefined;
  readonly stored: StoredDay;
  readonly isRegistered: boolean;
  /** False where the catalog itself names another place. */
  readonly isAtOwnLocation: boolean;
  /** Undefined where readers get an error for the day. */
  readonly seen: VisibleDay | undefined;
  /** Whether the archive's state says that the bill's version was not taken. */
  readonly isHeld: boolean;
}

/** Undefined when all is well. */
export function findGap(state: DayState): Finding | undefined {
  const { stored, billed, isRegistered } = state;
  if (stored.state === 'absent') {
    if (isRegistered) return gap('without-object', 'readers see a partition without an object');
    return billed && gap('missing', `the bill has ${words(billed)}, the archive nothing`);
  }
  if (stored.state === 'damaged') return gap('corrupt', stored.reason);
  if (stored.repeatedRows > 0) {
    return gap('duplicated', `${stored.repeatedRows} of its rows stand twice`);
  }
  if (!isRegistered) return gap('unregistered', 'its object is there, but readers do not see it');
  return placeGap(state, stored) ?? contentGap(state, stored);
}

type IntactDay = Extract<StoredDay, { state: 'intact' }>;

function placeGap({ seen, isAtOwnLocation }: DayState, stored: IntactDay): Finding | undefined {
  if (seen === undefined)
    return gap('wrong-location', 'readers get an error where its object is whole');
  if (isAtOwnLocation && isVisibleAsStored(seen, stored)) return undefined;
  const says = `readers see ${seen.rowCount} rows, ${seen.rowsOfOtherDays} of another day, where the object holds ${stored.rowCount}`;
  const seesOwn = seen.rowCount - seen.rowsOfOtherDays >= stored.rowCount;
  const seesMore = isAtOwnLocation && seesOwn && seen.rowCount > stored.rowCount;
  return seesMore
    ? { kind: 'duplicated', says, fix: 'remove-stray-objects' }
    : gap('wrong-location', says);
}

function contentGap({ billed, isHeld }: DayState, stored: IntactDay): Finding | undefined {
  if (billed === undefined || billed.contentHash === stored.contentHash) return undefined;
  if (stored.rowCount === 0) {
    return gap('empty', `the bill has ${words(billed)}, the archive no row`);
  }
  const archived = { ...billed, rowCount: stored.rowCount, totalCost: stored.totalCost };
  if (isHeld || billed.rowCount === 0) {
    const says =
      `the bill has ${words(billed)} now, the archive keeps ${words(archived)}: wait for AWS’s next ` +
      'delivery, and run the command only if the fall is right';
    return { kind: 'held', says, fix: 'accept-shrink' };
  }
  return gap('differing', `the bill has ${words(billed)}, the archive ${words(archived)}`);
}

function gap(kind: GapKind, says: string): Finding {
  return { kind, says, fix: 'backfill' };
}

function words({ rowCount, totalCost, currency }: Omit<BilledDay, 'contentHash'>): string {
  return `${totalCost.toFixed(2)} ${currency} in ${rowCount} rows`;
}
