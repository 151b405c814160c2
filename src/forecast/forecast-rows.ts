/**
 * The rows of a forecast: one for each OU and coming day, as columns, and their fingerprint, so that an
 * unchanged forecast is never written again.
 */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import { rowHash } from '../tables/content-hash.ts';
import { ouForecastTable } from '../tables/ou-forecast.ts';
import type { ColumnValues } from '../tables/table.ts';
import type { SeriesForecast } from './forecast-series.ts';

/** Sorted by OU, then day. Every array has one value for each row. */
export type ForecastRows = ColumnValues<typeof ouForecastTable>;

export function forecastRows(forecasts: ReadonlyMap<string, SeriesForecast>): ForecastRows {
  const rows = [...forecasts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([ou, { days }]) => days.map((day) => ({ ou, ...day })));
  return {
    forecastDate: rows.map(({ day }) => day),
    ou: rows.map(({ ou }) => ou),
    forecast: Float64Array.from(rows, ({ cost }) => cost),
    lower: rows.map(({ lower }) => lower),
    upper: rows.map(({ upper }) => upper),
    ifStays: rows.map(({ ifStays }) => ifStays),
  };
}

/** SHA-256, in hex, of the layout, the report day and every row. */
export function forecastHash(reportDay: BillingDay, rows: ForecastRows): string {
  return rowHash(ouForecastTable, reportDay, rows);
}
