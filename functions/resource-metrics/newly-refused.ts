/** What CloudWatch refuses on the newest day of a run, of accounts and Regions that answered on the measured day before. */
import { addDays } from '../../src/domain/calendar/billing-day.ts';
import type { MeasuredDay } from '../../src/metrics/archive/measure-days.ts';
import { measuredDay } from '../../src/metrics/archive/measured-day.ts';
import { type RefusedPlace, refusedPlaces } from '../../src/metrics/rows/refused-places.ts';
import type { ObjectStore } from '../../src/ports/object-store.ts';

/** A day may be missing, or more of them while the function failed. */
const daysBefore = 8;

/** Empty unless the day was written now: a repeated run reports nothing twice. */
export async function newlyRefused(
  store: Pick<ObjectStore, 'get'>,
  newest: MeasuredDay | undefined,
): Promise<readonly RefusedPlace[]> {
  if (newest?.outcome !== 'written' || newest.states.inaccessible === 0) return [];
  const now = await measuredDay(store, newest.day);
  for (let back = 1; back <= daysBefore; back++) {
    const before = await measuredDay(store, addDays(newest.day, -back));
    if (before !== null) return refusedPlaces(before, now ?? []);
  }
  return [];
}
