/**
 * The object store for a backfill. It trusts the metadata of an archived day only when the day's rows
 * match them, so that `publishDay` replaces a damaged day instead of calling it unchanged.
 */

import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { objectKey } from '../../tables/object-key.ts';
import { ouBreakdownTable } from '../../tables/ou-breakdown.ts';
import { storedDay } from './inspect-stored-day.ts';

/** The store whose `head` omits the metadata of the given days' objects when these are damaged. */
export function verifyingStore(store: ObjectStore, days: readonly BillingDay[]): ObjectStore {
  const byKey = new Map(days.map((day) => [objectKey(ouBreakdownTable, day), day]));
  return {
    get: (key) => store.get(key),
    put: (key, body, options) => store.put(key, body, options),
    locate: (key) => store.locate(key),
    head: async (key) => {
      const found = await store.head(key);
      const day = byKey.get(key);
      if (found === undefined || day === undefined) return found;
      const { state } = await storedDay(store, day);
      return state === 'damaged' ? { ...found, metadata: {} } : found;
    },
  };
}
