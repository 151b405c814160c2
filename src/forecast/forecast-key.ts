/** Where the forecast of a report day lives: one prefix, one object, one partition. */
import type { BillingDay } from '../domain/calendar/billing-day.ts';

/**
 * 'ou-forecasts/report_date=2026-11-20/ou-forecast.snappy.parquet'. Athena computes the partitions
 * of `ou_forecast` from this pattern, so none is registered.
 * https://docs.aws.amazon.com/athena/latest/ug/partition-projection.html
 */
export function forecastKey(reportDay: BillingDay): string {
  return `ou-forecasts/report_date=${reportDay}/ou-forecast.snappy.parquet`;
}
