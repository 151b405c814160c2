/**
 * The fingerprint of layout 1, which days archived by early releases still have. They are as readable as
 * today's, so another hash does not mean that they are damaged.
 */
import { createHash } from 'node:crypto';
import type { CheckedDay } from './check-day.ts';
import { contentHash } from './content-hash.ts';

type HashedDay = Pick<CheckedDay, 'day' | 'rows' | 'costMetric' | 'currency'>;

/** Whether the hash is the day's, in any layout. */
export function isHashOf(hash: string, day: HashedDay): boolean {
  return hash === contentHash(day) || hash === firstLayoutHash(day);
}

/** SHA-256, in hex, of layout, day, metric and currency, and of each row as JSON. */
function firstLayoutHash({ day, costMetric, currency, rows }: HashedDay): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([1, day, costMetric, currency]));
  const { ou, service, linkedAccount, dailyCost } = rows;
  for (let row = 0; row < ou.length; row++) {
    hash.update(JSON.stringify([ou[row], service[row], linkedAccount[row], dailyCost[row]]));
  }
  return hash.digest('hex');
}
