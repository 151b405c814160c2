/**
 * The way of a day's allocation into the archive: like the breakdown, it is written only if its content
 * changed, and never by a run that read the bill earlier than the archived version.
 */

import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { costAllocationTable } from '../../tables/cost-allocation.ts';
import { objectKey } from '../../tables/object-key.ts';
import type { Publication } from '../../tables/publish-once.ts';
import type { ColumnValues } from '../../tables/table.ts';
import {
  publishReplacing,
  type ReplacementRule,
  type Replacing,
} from '../day/publish-replacing.ts';
import { allocationHash } from './allocation-hash.ts';
import type { CheckedAllocation } from './check-allocation.ts';
import { ruleSetMetadata } from './rule-set-metadata.ts';

type AllocationPublication = Publication<typeof costAllocationTable>;

/** Throws as `publishReplacing` does. */
export async function publishAllocation<Reason>(
  store: ObjectStore,
  allocation: CheckedAllocation,
  rule: ReplacementRule<Reason>,
): Promise<Replacing<Reason>> {
  return publishReplacing(store, publicationOf(allocation), rule);
}

function publicationOf(allocation: CheckedAllocation): AllocationPublication {
  const { day, rows, currency, ruleSet } = allocation;
  return {
    table: costAllocationTable,
    key: objectKey(costAllocationTable, day),
    values: valuesOf(allocation),
    contentHash: allocationHash(allocation),
    keyValues: { currency },
    metadata: {
      [ruleSetMetadata]: ruleSet,
      currency,
      rows: String(rows.lineCount.length),
      lines: String(sumOf(rows.lineCount)),
      'total-unblended-cost': String(sumOf(rows.unblendedCost)),
    },
    subject: `The allocation of ${day}`,
  };
}

function valuesOf({ day, rows }: CheckedAllocation): ColumnValues<typeof costAllocationTable> {
  return {
    ...rows,
    billingDate: new Array<BillingDay>(rows.lineCount.length).fill(day),
    amortizedCost: knownValues(rows.amortizedCost),
    netUnblendedCost: knownValues(rows.netUnblendedCost),
    netAmortizedCost: knownValues(rows.netAmortizedCost),
    lineCount: Array.from(rows.lineCount),
  };
}

function knownValues(costs: Float64Array): readonly (number | null)[] {
  return Array.from(costs, (cost) => (Number.isNaN(cost) ? null : cost));
}
