/**
 * The archive's rows of one day, with what the CSV adds to each row: the account's name, its Region, and the costs
 * that it is compared with.
 */
import type { TextColumn } from '../columns/text-column.ts';
import type { DayRows } from './day-rows.ts';

/** Every column has one value per row. Names are untrusted input. */
export interface ComparedRows extends DayRows {
  /** Empty if unknown. */
  readonly accountName: TextColumn;
  /** A Region, or `severalRegions`; empty if unknown. */
  readonly region: TextColumn;
  /** Costs of the same OU, service and account, in the digest's currency; NaN if unknown. */
  readonly dayBefore: Float64Array;
  readonly usual: Float64Array;
  readonly monthToDate: Float64Array;
}

export const severalRegions = 'several';

/** The rows, with nothing known in addition. */
export function uncomparedRows(rows: DayRows): ComparedRows {
  const { length } = rows.dailyCost;
  const unknownText = { codes: new Int32Array(length), texts: [''] };
  const unknownCost = () => new Float64Array(length).fill(Number.NaN);
  return {
    ...rows,
    accountName: unknownText,
    region: unknownText,
    dayBefore: unknownCost(),
    usual: unknownCost(),
    monthToDate: unknownCost(),
  };
}
