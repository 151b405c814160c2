/** Reads the archived costs of the resources of a day, and what they sum to. */
import { decimalSum } from '../../domain/arithmetic/decimal-sum.ts';
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import { textAt } from '../../domain/columns/text-column.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { resourceCostsTable } from '../../tables/resource-costs.ts';
import { type KeyedTable, storedRows } from '../../tables/stored-rows.ts';
import type { ColumnValues } from '../../tables/table.ts';

export type InspectedCosts =
  | { readonly state: 'absent' }
  | { readonly state: 'damaged'; readonly reason: string }
  | {
      readonly state: 'intact';
      /** Unblended, of all rows: the bill of the day. */
      readonly totalCost: number;
      /** Whether CloudWatch can be asked about one of the resources. */
      readonly isMeasurable: boolean;
    };

const keyed: KeyedTable<typeof resourceCostsTable> = {
  table: resourceCostsTable,
  key: [
    ...(['resourceId', 'resourceKind', 'linkedAccount', 'region'] as const),
    ...(['ou', 'service', 'target'] as const),
  ],
};

/** Throws the store's errors. A damaged object is a result, not an error. */
export async function inspectResourceCosts(
  store: Pick<ObjectStore, 'get'>,
  day: BillingDay,
): Promise<InspectedCosts> {
  const stored = await storedRows(store, keyed, day);
  if (stored.state !== 'intact') return stored;
  const { values } = stored;
  const totalCost = decimalSum(values.unblendedCost);
  return { state: 'intact', totalCost, isMeasurable: isMeasurable(values) };
}

function isMeasurable(values: ColumnValues<typeof resourceCostsTable>): boolean {
  return values.billingDate.some(
    (_, row) =>
      textAt(values.resourceKind, row) !== '' &&
      textAt(values.region, row) !== '' &&
      (values.amortizedCost[row] ?? values.unblendedCost[row] ?? 0) > 0,
  );
}
