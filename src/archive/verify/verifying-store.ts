/**
 * The object store for a backfill. It trusts the metadata of an archived day only when the day's rows
 * match them, so that a damaged day is replaced instead of being called unchanged.
 */

import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { costAllocationTable } from '../../tables/cost-allocation.ts';
import { objectKey } from '../../tables/object-key.ts';
import { ouBreakdownTable } from '../../tables/ou-breakdown.ts';
import { storedAllocation } from './inspect-stored-allocation.ts';
import { storedDay } from './inspect-stored-day.ts';

/** Reads an object and says whether it is damaged. */
export type Inspect = () => Promise<{ readonly state: string }>;

/** The store for breakdown and allocation of the given days. */
export function verifyingStore(store: ObjectStore, days: readonly BillingDay[]): ObjectStore {
  return storeThatInspects(
    store,
    new Map([
      ...days.map(
        (day) => [objectKey(ouBreakdownTable, day), () => storedDay(store, day)] as const,
      ),
      ...days.map(
        (day) => [objectKey(costAllocationTable, day), () => storedAllocation(store, day)] as const,
      ),
    ]),
  );
}

/** The store whose `head` omits the metadata of these objects, by key, when they are damaged. */
export function storeThatInspects(
  store: ObjectStore,
  inspections: ReadonlyMap<string, Inspect>,
): ObjectStore {
  return {
    get: (key) => store.get(key),
    put: (key, body, options) => store.put(key, body, options),
    locate: (key) => store.locate(key),
    head: async (key) => {
      const found = await store.head(key);
      const inspect = inspections.get(key);
      if (found === undefined || inspect === undefined) return found;
      const { state } = await inspect();
      return state === 'damaged' ? { ...found, metadata: {} } : found;
    },
  };
}
