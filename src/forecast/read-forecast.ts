/** Reads the forecast that the digest of a report day published, so that others say what its mail says. */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { objectKey } from '../tables/object-key.ts';
import { ouForecastTable } from '../tables/ou-forecast.ts';
import { decodeForecast } from './forecast-parquet.ts';
import { monthEndMetadata, readMonthEnd } from './month-end-metadata.ts';
import { publishedRemainingCosts, type RemainingCosts } from './remaining-costs.ts';
import { UnreadableForecastError } from './unreadable-forecast-error.ts';

/**
 * Throws an UnreadableForecastError that says where there is no forecast, or what is wrong with the one there is, and
 * the error of a store that could not be read.
 */
export async function readRemainingCosts(
  store: Pick<ObjectStore, 'get' | 'locate'>,
  reportDay: BillingDay,
): Promise<RemainingCosts> {
  const key = objectKey(ouForecastTable, reportDay);
  const where = store.locate(key);
  const stored = await store.get(key);
  if (stored === undefined) {
    throw new UnreadableForecastError(`there is no forecast of ${reportDay} (${where})`);
  }
  const rows = await decodeForecast(reportDay, stored.body);
  const monthEnd = stored.metadata[monthEndMetadata];
  if (monthEnd === undefined) {
    throw new UnreadableForecastError(
      `${where} does not say its month end: an earlier version wrote it`,
    );
  }
  return publishedRemainingCosts(reportDay, rows, monthEndIn(monthEnd, where));
}

function monthEndIn(text: string, where: string) {
  try {
    return readMonthEnd(text);
  } catch (cause) {
    throw new UnreadableForecastError(`the month end of ${where} is not readable`, { cause });
  }
}
