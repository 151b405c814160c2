/**
 * The archive's rows of one day, column by column. The mail attaches them as CSV.
 * Grain: one row per OU × service × linked account.
 */
import type { TextColumn } from '../columns/text-column.ts';

/** One day of `ou_breakdown`. The four columns have one value per row, in the archive's order. */
export interface DayRows {
  /** UTC day 'YYYY-MM-DD', the same for every row. */
  readonly billingDate: string;
  readonly ou: TextColumn;
  readonly service: TextColumn;
  /** 12-digit account ids as text, because ids may begin with zeros. */
  readonly linkedAccount: TextColumn;
  /** In the digest's currency, at the full precision of the archive. Negative for credits. */
  readonly dailyCost: Float64Array;
}

/** A day without rows. */
export function noRows(billingDate: string): DayRows {
  const none: TextColumn = { codes: new Int32Array(), texts: [] };
  return {
    billingDate,
    ou: none,
    service: none,
    linkedAccount: none,
    dailyCost: new Float64Array(),
  };
}
