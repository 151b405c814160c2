/**
 * Writes the forecast of a report day for the dashboard, only if its content changed, in one atomic
 * put; then verifies what was written. Nothing is ever deleted.
 */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import { type ObjectStore, PreconditionFailedError } from '../ports/object-store.ts';
import type { Platform } from '../ports/platform.ts';
import { forecastKey } from './forecast-key.ts';
import { decodeForecast, encodeForecast } from './forecast-parquet.ts';
import { type ForecastRows, forecastHash, forecastRows } from './forecast-rows.ts';
import type { SeriesForecast } from './forecast-series.ts';

/** A forecast that is in the store, and what became of it in this run. */
export interface PublishedForecast {
  readonly key: string;
  readonly outcome: 'written' | 'unchanged';
  readonly rows: number;
}

interface Publication {
  readonly reportDay: BillingDay;
  readonly rows: ForecastRows;
  readonly hash: string;
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
  const rows = forecastRows(forecasts);
  const publication = { reportDay, rows, hash: forecastHash(reportDay, rows) };
  const isWritten = await writeIfChanged(store, publication);
  return {
    key: forecastKey(reportDay),
    outcome: isWritten ? 'written' : 'unchanged',
    rows: rows.ou.length,
  };
}

async function writeIfChanged(store: ObjectStore, publication: Publication): Promise<boolean> {
  const { reportDay, rows, hash } = publication;
  const key = forecastKey(reportDay);
  const existing = await store.head(key);
  if (existing?.metadata['content-hash'] === hash) return false;
  const condition = existing ? { ifMatch: existing.etag } : { ifNoneMatch: '*' as const };
  try {
    const { etag } = await store.put(key, encodeForecast(reportDay, rows), {
      contentType: 'application/vnd.apache.parquet',
      metadata: { 'content-hash': hash, rows: String(rows.ou.length), 'report-date': reportDay },
      ...condition,
    });
    await verify(store, publication, etag);
    return true;
  } catch (error) {
    if (!(error instanceof PreconditionFailedError)) throw error;
    // Schedules fire more than once: two runs of the same morning forecast the same.
    if ((await store.head(key))?.metadata['content-hash'] !== hash) throw error;
    return false;
  }
}

async function verify(store: ObjectStore, publication: Publication, etag: string): Promise<void> {
  const cause = await readsBack(store, publication, etag).then(
    (same) => (same ? undefined : new Error(`etag or rows differ from ${etag}`)),
    (error: unknown) => error,
  );
  if (cause === undefined) return;
  const { reportDay } = publication;
  throw new Error(
    `The forecast of ${reportDay} was written to ${store.locate(forecastKey(reportDay))} but does ` +
      'not read back the same. Run again; if it persists, check the storage.',
    { cause },
  );
}

async function readsBack(store: ObjectStore, { reportDay, hash }: Publication, etag: string) {
  const stored = await store.get(forecastKey(reportDay));
  if (stored?.etag !== etag) return false;
  return forecastHash(reportDay, await decodeForecast(reportDay, stored.body)) === hash;
}
