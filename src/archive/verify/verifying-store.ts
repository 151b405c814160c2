/**
 * The object store as a backfill sees the archive: an object counts as what it says it is only when
 * its rows really are that. The one door then replaces a damaged day, where a look at the metadata
 * alone would have called it unchanged.
 */

import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { objectKey } from '../../tables/object-key.ts';
import { ouBreakdownTable } from '../../tables/ou-breakdown.ts';
import { storedDay } from './inspect-stored-day.ts';

/** The store, `head` of the given days' objects without a content hash that their rows disprove. */
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
