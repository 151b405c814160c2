/**
 * Writes the forecast of a report day for the dashboard and the executives' page, only if its content
 * changed.
 */
import { organizationScope } from '../domain/budgets/budgets.ts';
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import type { Platform } from '../ports/platform.ts';
import { objectKey } from '../tables/object-key.ts';
import { ouForecastTable } from '../tables/ou-forecast.ts';
import { publishOnce } from '../tables/publish-once.ts';
import { forecastKeyValues } from './forecast-parquet.ts';
import { forecastHash, forecastRows } from './forecast-rows.ts';
import type { SeriesForecast } from './forecast-series.ts';
import { monthEndMetadata, writeMonthEnd } from './month-end-metadata.ts';
import { remainingCostOf } from './remaining-costs.ts';

/** A forecast that is in the store, and what became of it in this run. */
export interface PublishedForecast {
  readonly key: string;
  readonly outcome: 'written' | 'unchanged';
  readonly rows: number;
}

/**
 * `forecasts`: as `forecastOus` gives them, '*' for the whole organization. Throws
 * PreconditionFailedError when another run wrote another forecast in the meantime, and an Error
 * naming the day when what was written cannot be read back.
 */
export async function publishForecast(
  { store }: Pick<Platform, 'store'>,
  reportDay: BillingDay,
  forecasts: ReadonlyMap<string, SeriesForecast>,
): Promise<PublishedForecast> {
  const values = forecastRows(forecasts);
  const rows = values.ou.length;
  const key = objectKey(ouForecastTable, reportDay);
  const outcome = await publishOnce(store, {
    table: ouForecastTable,
    key,
    values,
    contentHash: forecastHash(reportDay, values),
    keyValues: forecastKeyValues(reportDay),
    metadata: { rows: String(rows), 'report-date': reportDay, ...monthEndOf(forecasts) },
    subject: `The forecast of ${reportDay}`,
  });
  return { key, outcome, rows };
}

/** The organization's month end, which does not follow from the rows. */
function monthEndOf(forecasts: ReadonlyMap<string, SeriesForecast>): Record<string, string> {
  const whole = forecasts.get(organizationScope);
  return whole === undefined ? {} : { [monthEndMetadata]: writeMonthEnd(remainingCostOf(whole)) };
}
