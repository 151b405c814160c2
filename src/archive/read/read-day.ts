/** Reads the rows of one archived day. */

import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { DayRows } from '../../domain/costs/day-rows.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { objectKey } from '../../tables/object-key.ts';
import { ouBreakdownTable } from '../../tables/ou-breakdown.ts';
import { decodeDay } from '../day/parquet.ts';

/** Throws an Error naming the day when it is not archived or cannot be read. */
export async function readDay(store: ObjectStore, day: BillingDay): Promise<DayRows> {
  const key = objectKey(ouBreakdownTable, day);
  const stored = await store.get(key);
  if (stored === undefined) throw new Error(`${day} is not in the archive (${store.locate(key)})`);
  return decodeDay(day, stored.body);
}
