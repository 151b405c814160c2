/**
 * Reads the archived object of a day and compares its rows with its metadata. This finds damage that
 * the metadata alone does not show.
 */

import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import { rowOrder } from '../../domain/columns/row-order.ts';
import { type CostMetric, costMetrics } from '../../domain/costs/cost-metric.ts';
import type { DayRows } from '../../domain/costs/day-rows.ts';
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
      readonly state: 'intact';
      readonly contentHash: string;
      readonly rowCount: number;
      /** In the metadata's currency. */
      readonly totalCost: number;
      /** Rows with the same OU, service and account as an earlier row. */
      readonly repeatedRows: number;
    };

/** Throws the store's errors. A damaged object is a result, not an error. */
export async function storedDay(
  store: Pick<ObjectStore, 'get'>,
  day: BillingDay,
): Promise<StoredDay> {
  const stored = await store.get(objectKey(ouBreakdownTable, day));
  if (stored === undefined) return { state: 'absent' };
  const { 'content-hash': declared, currency = '' } = stored.metadata;
  const costMetric = costMetrics.find((one) => one === stored.metadata['cost-metric']);
  try {
    const rows = await decodeDay(day, stored.body);
    const hashed = { day, rows, currency, costMetric: costMetric ?? ('' as CostMetric) };
    const hash = contentHash(hashed);
    // A day without metadata is intact but has an unknown metric, so its hash differs.
    if (declared !== undefined && declared !== hash && !isHashOf(declared, hashed)) {
      return { state: 'damaged', reason: 'its rows differ from the rows that were written' };
    }
    return {
      state: 'intact',
      contentHash: hash,
      rowCount: rows.dailyCost.length,
      totalCost: sumOf(rows.dailyCost),
      repeatedRows: repeatedRows(rows),
    };
  } catch (error) {
    return { state: 'damaged', reason: (error as Error).message };
  }
}

/** Equal rows are neighbours once the rows are in order. */
function repeatedRows({ ou, linkedAccount, service }: DayRows): number {
  const columns = [ou, linkedAccount, service];
  const order = rowOrder(columns);
  const isRepeated = (row: number, at: number) =>
    at > 0 && columns.every(({ codes }) => codes[row] === codes[order[at - 1] as number]);
  return order.filter(isRepeated).length;
}
