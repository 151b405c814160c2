/**
 * One day of `cost_allocation`, column by column: whose cost each part of the breakdown is.
 * Grain: one row per OU × linked account × service × Region × operation × usage type × charge type × target ×
 * rule × application × environment.
 */
import type { BillingDay } from '../calendar/billing-day.ts';
import type { TextColumn } from '../columns/text-column.ts';

/** Every column has one value per row, in the archive's order. Costs are in the digest's currency. */
export interface AllocationRows {
  readonly ou: TextColumn;
  readonly linkedAccount: TextColumn;
  readonly service: TextColumn;
  readonly region: TextColumn;
  readonly operation: TextColumn;
  readonly usageType: TextColumn;
  readonly chargeType: TextColumn;
  readonly target: TextColumn;
  readonly ruleId: TextColumn;
  readonly application: TextColumn;
  readonly environment: TextColumn;
  readonly unblendedCost: Float64Array;
  /** NaN where the export lacks a column that the metric needs; so in the next two. */
  readonly amortizedCost: Float64Array;
  readonly netUnblendedCost: Float64Array;
  readonly netAmortizedCost: Float64Array;
  readonly usageAmount: Float64Array;
  readonly lineCount: Float64Array;
  readonly uninvoicedCost: Float64Array;
}

export interface AllocationDay {
  readonly day: BillingDay;
  readonly rows: AllocationRows;
  /** The cost of each row by the cost metric of the breakdown. */
  readonly dailyCost: Float64Array;
  /** The hash of the rule set that allocated it. */
  readonly ruleSet: string;
}

const noTexts: TextColumn = { codes: new Int32Array(), texts: [] };
const noNumbers = new Float64Array();

/** A day without lines. */
export const noAllocationRows: AllocationRows = {
  ou: noTexts,
  linkedAccount: noTexts,
  service: noTexts,
  region: noTexts,
  operation: noTexts,
  usageType: noTexts,
  chargeType: noTexts,
  target: noTexts,
  ruleId: noTexts,
  application: noTexts,
  environment: noTexts,
  unblendedCost: noNumbers,
  amortizedCost: noNumbers,
  netUnblendedCost: noNumbers,
  netAmortizedCost: noNumbers,
  usageAmount: noNumbers,
  lineCount: noNumbers,
  uninvoicedCost: noNumbers,
};
