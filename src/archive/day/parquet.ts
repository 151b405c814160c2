/** A day's rows as the bytes of its object, and back. Year, month and day are in the key only. */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { DayRows } from '../../domain/costs/day-rows.ts';
import { decodeTable } from '../../tables/decode-table.ts';
import { encodeTable, type KeyValues } from '../../tables/encode-table.ts';
import { ouBreakdownTable } from '../../tables/ou-breakdown.ts';
import type { ColumnValues } from '../../tables/table.ts';
import type { CheckedDay } from './check-day.ts';

/** The bytes of one day's object. The same day gives the same bytes. */
export function encodeDay(day: CheckedDay): Uint8Array {
  return encodeTable(ouBreakdownTable, dayValues(day.rows), dayKeyValues(day));
}

/** The day's rows as the table's columns. */
export function dayValues(rows: DayRows): ColumnValues<typeof ouBreakdownTable> {
  const billingDate = new Array<BillingDay>(rows.dailyCost.length).fill(
    rows.billingDate as BillingDay,
  );
  return { ...rows, billingDate };
}

/** Cost metric and currency travel in the file: its rows do not have them. */
export function dayKeyValues({ costMetric, currency }: CheckedDay): KeyValues {
  return { 'cost-metric': costMetric, currency };
}

/**
 * The rows of one archived object. Throws an Error naming the day when the bytes are not Parquet of
 * this shape, or have another day's rows.
 */
export async function decodeDay(day: BillingDay, bytes: Uint8Array): Promise<DayRows> {
  const values = await decodeTable(ouBreakdownTable, bytes).catch((cause: unknown) => {
    throw new Error(`the archived object of ${day} is not readable Parquet of its shape`, {
      cause,
    });
  });
  if (values.billingDate.some((date) => date !== day)) {
    throw new Error(`the archived object of ${day} holds another day's rows`);
  }
  return { ...values, billingDate: day };
}
