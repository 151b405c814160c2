/** Finds archived days without a line in the bill because the bill begins later or ends earlier. */

import {
  type BillingDay,
  type BillingPeriod,
  periodOf,
} from '../../domain/calendar/billing-day.ts';
import type { KeptDay } from '../../domain/figures/kept-day.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { objectKey } from '../../tables/object-key.ts';
import { ouBreakdownTable } from '../../tables/ou-breakdown.ts';
import { costOf } from '../day/publish-day.ts';

/** Number of objects that are read at the same time. */
const concurrentReads = 16;

/** The given days that are archived with at least one row, in order of day. */
export async function absentDays(
  store: Pick<ObjectStore, 'head'>,
  days: readonly BillingDay[],
  periodsInBill: ReadonlySet<BillingPeriod>,
): Promise<readonly KeptDay[]> {
  const kept: KeptDay[] = [];
  for (let start = 0; start < days.length; start += concurrentReads) {
    const some = days.slice(start, start + concurrentReads);
    const found = await Promise.all(
      some.map((day) => store.head(objectKey(ouBreakdownTable, day))),
    );
    for (const [index, object] of found.entries()) {
      const day = some[index] as BillingDay;
      if (object === undefined || object.metadata['rows'] === '0') continue;
      const reason = periodsInBill.has(periodOf(day)) ? 'day-absent' : 'period-absent';
      kept.push({ day, reason, archivedCost: costOf(object), billCost: null, account: null });
    }
  }
  return kept;
}
