/** Compares one day in the bill, in the archive, and as queries see it. Pure. */

import type { StoredDay } from '../../src/archive/verify/inspect-stored-day.ts';
import { isVisibleAsStored, type VisibleDay } from '../../src/archive/verify/read-visible-days.ts';
import type { BillingDay } from '../../src/domain/calendar/billing-day.ts';

/** The problem of a day; the first one if there are several. */
export type GapKind =
  /** The bill has the day, but the archive has no object. */
  | 'missing'
  /** The partition has no object, so that queries see an empty day. */
  | 'without-object'
  /** The object cannot be read, or its rows differ from the rows that were written. */
  | 'corrupt'
  /** The object contains duplicate rows, or queries also count another object in its folder. */
  | 'duplicated'
  /** The object exists, but its partition is not registered. */
  | 'unregistered'
  /** The partition points elsewhere: queries see other rows than those of the object. */
  | 'wrong-location'
  /** The bill has lines on the day, but the object has no row. */
  | 'empty'
  /** The archived content differs from the bill. */
  | 'differing'
  /** The bill lost lines of the day: the archived version is used until someone accepts the bill. */
  | 'held'
  /** The breakdown is archived, but not its allocation. */
  | 'allocation-missing'
  /** The allocation cannot be read, or its rows differ from the rows that were written. */
  | 'allocation-corrupt'
  /** The allocation exists, but its partition is not registered. */
  | 'allocation-unregistered'
  /** The partition of the allocation points elsewhere. */
  | 'allocation-wrong-location'
  /** Queries also count another object in the folder of the allocation. */
  | 'allocation-duplicated'
  /** The allocation has other costs than the breakdown. */
  | 'allocation-differing'
  /** The day is archived, but not the costs of its resources. */
  | 'resource-costs-missing'
  /** The costs of its resources cannot be read, or their rows differ from the rows that were written. */
  | 'resource-costs-corrupt'
  /** The costs of its resources do not sum to the day's bill. */
  | 'resource-costs-differing'
  /** The metrics of its resources are not archived. */
  | 'resource-metrics-missing'
  /** The metrics of its resources cannot be read, or their rows differ from the rows that were written. */
  | 'resource-metrics-corrupt'
  /** CloudWatch did not send all metrics, and no scheduled run asks for them again. */
  | 'resource-metrics-partial';

export interface Finding {
  readonly kind: GapKind;
  /** A description for the operator. */
  readonly says: string;
  /** A backfill does not remove extra objects, because the functions never delete objects. */
  readonly fix:
    | 'backfill'
    | 'accept-shrink'
    | 'remove-extra-objects'
    | 'remove-extra-allocations'
    | 'resource-metrics';
}

export type DayFinding = Finding & { readonly day: BillingDay };

/** A day in the bill. */
export interface BilledDay {
  readonly contentHash: string;
  readonly rowCount: number;
  readonly totalCost: number;
  readonly currency: string;
}

export interface DayState {
  /** Undefined when the day is not in the bill. */
  readonly billed: BilledDay | undefined;
  readonly stored: StoredDay;
  readonly isRegistered: boolean;
  /** False when the catalog has another location for the day. */
  readonly isAtOwnLocation: boolean;
  /** Undefined when queries of the day fail. */
  readonly visible: VisibleDay | undefined;
  /** Whether the day is held in the archive state. */
  readonly isHeld: boolean;
}

/** Undefined when the day has no problem. */
export function findGap(state: DayState): Finding | undefined {
  const { stored, billed, isRegistered } = state;
  if (stored.state === 'absent') {
    if (isRegistered) return gap('without-object', 'its partition has no object');
    return billed && gap('missing', `the bill has ${amountWords(billed)}, the archive nothing`);
  }
  if (stored.state === 'damaged') return gap('corrupt', stored.reason);
  if (stored.repeatedRows > 0) {
    return gap('duplicated', `${stored.repeatedRows} of its rows are duplicates`);
  }
  if (!isRegistered) return gap('unregistered', 'its object exists, but queries do not see it');
  return locationGap(state, stored) ?? contentGap(state, stored);
}

type IntactDay = Extract<StoredDay, { state: 'intact' }>;

function locationGap(
  { visible, isAtOwnLocation }: DayState,
  stored: IntactDay,
): Finding | undefined {
  if (visible === undefined) {
    return gap('wrong-location', 'queries of the day fail, although its object is intact');
  }
  if (isAtOwnLocation && isVisibleAsStored(visible, stored)) return undefined;
  const { rowCount, rowsOfOtherDays } = visible;
  const says = `queries see ${rowCount} rows, ${rowsOfOtherDays} of another day, but the object has ${stored.rowCount}`;
  const hasOwnRows = rowCount - rowsOfOtherDays >= stored.rowCount;
  const hasMore = isAtOwnLocation && hasOwnRows && rowCount > stored.rowCount;
  return hasMore
    ? { kind: 'duplicated', says, fix: 'remove-extra-objects' }
    : gap('wrong-location', says);
}

function contentGap({ billed, isHeld }: DayState, stored: IntactDay): Finding | undefined {
  if (billed === undefined || billed.contentHash === stored.contentHash) return undefined;
  if (stored.rowCount === 0) {
    return gap('empty', `the bill has ${amountWords(billed)}, the archive no row`);
  }
  const archived = { ...billed, rowCount: stored.rowCount, totalCost: stored.totalCost };
  if (isHeld || billed.rowCount === 0) {
    const says =
      `the bill has ${amountWords(billed)} now, the archive keeps ${amountWords(archived)}: wait for AWS’s next ` +
      'delivery, and run the command only if the fall is right';
    return { kind: 'held', says, fix: 'accept-shrink' };
  }
  return gap(
    'differing',
    `the bill has ${amountWords(billed)}, the archive ${amountWords(archived)}`,
  );
}

function gap(kind: GapKind, says: string): Finding {
  return { kind, says, fix: 'backfill' };
}

function amountWords({ rowCount, totalCost, currency }: Omit<BilledDay, 'contentHash'>): string {
  return `${totalCost.toFixed(2)} ${currency} in ${rowCount} rows`;
}

/** One finding for each day, in order of day; of several the first. */
export function firstOfEachDay(findings: readonly DayFinding[]): readonly DayFinding[] {
  const first = new Map(findings.toReversed().map((finding) => [finding.day, finding]));
  return [...first.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}
