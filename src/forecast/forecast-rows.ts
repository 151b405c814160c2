/**
 * What the table `ou_forecast` says: one row per OU and coming day, as columns, and their
 * fingerprint, so that an unchanged forecast is never written again.
 */
import { createHash } from 'node:crypto';
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import type { SeriesForecast } from './forecast-series.ts';

/** Raise it when the Parquet layout changes, so that every forecast is written anew. */
const layoutVersion = 1;

/** Row by row, sorted by OU, then day. Every array has one value per row. */
export interface ForecastRows {
  readonly forecastDate: readonly BillingDay[];
  /** OU as in the archive; '*' is the whole organization. */
  readonly ou: readonly string[];
  readonly forecast: readonly number[];
  /** Ends of the day's range; null where the history does not tell. */
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
}

export function forecastRows(forecasts: ReadonlyMap<string, SeriesForecast>): ForecastRows {
  const rows = [...forecasts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([ou, { days }]) => days.map((day) => ({ ou, ...day })));
  return {
    forecastDate: rows.map(({ day }) => day),
    ou: rows.map(({ ou }) => ou),
    forecast: rows.map(({ cost }) => cost),
    lower: rows.map(({ lower }) => lower),
    upper: rows.map(({ upper }) => upper),
  };
}

/** SHA-256, in hex, of the layout, the report day and every row. */
export function forecastHash(reportDay: BillingDay, rows: ForecastRows): string {
  const hash = createHash('sha256').update(JSON.stringify([layoutVersion, reportDay]));
  const { forecastDate, ou, forecast, lower, upper } = rows;
  for (let row = 0; row < ou.length; row++) {
    hash.update(
      JSON.stringify([forecastDate[row], ou[row], forecast[row], lower[row], upper[row]]),
    );
  }
  return hash.digest('hex');
}
