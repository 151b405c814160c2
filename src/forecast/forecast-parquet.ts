/** A forecast as the bytes of its object, and back. */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import { decodeTable } from '../tables/decode-table.ts';
import { encodeTable, type KeyValues } from '../tables/encode-table.ts';
import { ouForecastTable } from '../tables/ou-forecast.ts';
import type { ForecastRows } from './forecast-rows.ts';
import { UnreadableForecastError } from './unreadable-forecast-error.ts';

/** The same forecast gives the same bytes. */
export function encodeForecast(reportDay: BillingDay, rows: ForecastRows): Uint8Array {
  return encodeTable(ouForecastTable, rows, forecastKeyValues(reportDay));
}

/** The report day is in the key of the object, and once more in the file: a copy elsewhere is found out. */
export function forecastKeyValues(reportDay: BillingDay): KeyValues {
  return { 'report-date': reportDay };
}

/** Throws an UnreadableForecastError naming the report day when the bytes are not Parquet of this shape and day. */
export async function decodeForecast(
  reportDay: BillingDay,
  bytes: Uint8Array,
): Promise<ForecastRows> {
  const expected = forecastKeyValues(reportDay);
  return decodeTable(ouForecastTable, bytes, expected).catch((cause: unknown) => {
    const what = `the forecast of ${reportDay} is not readable Parquet of its shape`;
    throw new UnreadableForecastError(what, { cause });
  });
}
