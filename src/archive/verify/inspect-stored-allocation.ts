/**
 * Reads the archived allocation of a day and compares its rows with its metadata. This finds damage that the
 * metadata alone does not show.
 */

import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { AllocationRows } from '../../domain/costs/allocation-day.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { costAllocationTable } from '../../tables/cost-allocation.ts';
import { decodeTable } from '../../tables/decode-table.ts';
import { objectKey } from '../../tables/object-key.ts';
import type { ColumnValues } from '../../tables/table.ts';
import { allocationHash } from '../allocation/allocation-hash.ts';
import { ruleSetMetadata } from '../allocation/rule-set-metadata.ts';

export type StoredAllocation =
  | { readonly state: 'absent' }
  | { readonly state: 'damaged'; readonly reason: string }
  | {
      readonly state: 'intact';
      readonly rowCount: number;
      /** Unblended, in the metadata's currency. */
      readonly totalCost: number;
    };

/** Throws the store's errors. A damaged object is a result, not an error. */
export async function storedAllocation(
  store: Pick<ObjectStore, 'get'>,
  day: BillingDay,
): Promise<StoredAllocation> {
  const stored = await store.get(objectKey(costAllocationTable, day));
  if (stored === undefined) return { state: 'absent' };
  const {
    'content-hash': declared,
    currency = '',
    [ruleSetMetadata]: ruleSet = '',
  } = stored.metadata;
  try {
    const { billingDate, ...values } = await decodeTable(costAllocationTable, stored.body);
    if (billingDate.some((date) => date !== day)) return damaged("its rows are another day's");
    const rows = rowsOf(values);
    if (declared !== allocationHash({ day, rows, currency, ruleSet })) {
      return damaged('its rows differ from the rows that were written');
    }
    const totalCost = sumOf(rows.unblendedCost);
    return { state: 'intact', rowCount: rows.lineCount.length, totalCost };
  } catch (error) {
    return damaged((error as Error).message);
  }
}

function damaged(reason: string): StoredAllocation {
  return { state: 'damaged', reason };
}

function rowsOf(
  values: Omit<ColumnValues<typeof costAllocationTable>, 'billingDate'>,
): AllocationRows {
  return {
    ...values,
    amortizedCost: numbersOf(values.amortizedCost),
    netUnblendedCost: numbersOf(values.netUnblendedCost),
    netAmortizedCost: numbersOf(values.netAmortizedCost),
    lineCount: Float64Array.from(values.lineCount),
  };
}

/** NaN for costs that the export does not have. */
function numbersOf(costs: ArrayLike<number | null>): Float64Array {
  return Float64Array.from(costs, (cost) => cost ?? Number.NaN);
}
