/**
 * What really lies in the archive for a day: the object is read and its rows are held against its own
 * metadata, so that damage is found that a look at the metadata alone would miss.
 */

import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import { type CostMetric, costMetrics } from '../../domain/costs/cost-metric.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { objectKey } from '../../tables/object-key.ts';
import { ouBreakdownTable } from '../../tables/ou-breakdown.ts';
import { contentHash } from '../day/content-hash.ts';
import { isHashOf } from '../day/layout-1-hash.ts';
import { decodeDay } from '../day/parquet.ts';

export type StoredDay =
  | { readonly state: 'absent' }
  | { readonly state: 'damaged'; readonly reason: string }
  | {
      readonly state: 'whole';
      readonly contentHash: string;
      readonly rowCount: number;
      /** In the metadata's currency. */
      readonly totalCost: number;
      /** Rows whose OU, service and account another row has already. */
      readonly repeatedRows: number;
    };

/** Throws what the store throws; a damaged object is a finding, not an error. */
export async function storedDay(
  store: Pick<ObjectStore, 'get'>,
  day: BillingDay,
): Promise<StoredDay> {
  const stored = await store.get(objectKey(ouBreakdownTable, day));
  if (stored === undefined) return { state: 'absent' };
  const { 'content-hash': claimed, currency = '' } = stored.metadata;
  const costMetric = costMetrics.find((one) => one === stored.metadata['cost-metric']);
  try {
    const rows = await decodeDay(day, stored.body);
    const hashed = { day, rows, currency, costMetric: costMetric ?? ('' as CostMetric) };
    const hash = contentHash(hashed);
    // A day whose metadata was lost is whole, but of unknown metric: its hash then differs.
    if (claimed !== undefined && claimed !== hash && !isHashOf(claimed, hashed)) {
      return { state: 'damaged', reason: 'its rows are not those it was written with' };
    }
    const { ou, service, linkedAccount, dailyCost } = rows;
    const keys = ou.map((unit, row) => JSON.stringify([unit, service[row], linkedAccount[row]]));
    return {
      state: 'whole',
      contentHash: hash,
      rowCount: ou.length,
      totalCost: sumOf(dailyCost),
      repeatedRows: keys.length - new Set(keys).size,
    };
  } catch (error) {
    return { state: 'damaged', reason: (error as Error).message };
  }
}
