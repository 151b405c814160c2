/**
 * The fingerprint of a day's rows. Two runs that would archive the same content have the same hash,
 * so an unchanged day is never written again.
 */
import { createHash } from 'node:crypto';
import type { CheckedDay } from './check-day.ts';

/** Raise it when the Parquet layout changes, so that every day is written anew. */
const layoutVersion = 1;

/**
 * SHA-256, in hex, of the layout, cost metric, currency and every row in archive order. Values are
 * JSON-encoded, so no text in a bill can imitate a row's border.
 */
export function contentHash(
  day: Pick<CheckedDay, 'day' | 'rows' | 'costMetric' | 'currency'>,
): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([layoutVersion, day.day, day.costMetric, day.currency]));
  const { ou, service, linkedAccount, dailyCost } = day.rows;
  for (let row = 0; row < ou.length; row++) {
    hash.update(JSON.stringify([ou[row], service[row], linkedAccount[row], dailyCost[row]]));
  }
  return hash.digest('hex');
}
