/**
 * The fingerprint of layout 1, which days archived by early releases still carry: they are as readable
 * as those of today, and are not damaged for having another hash.
 */
import { createHash } from 'node:crypto';
import type { CheckedDay } from './check-day.ts';
import { contentHash } from './content-hash.ts';

type HashedDay = Pick<CheckedDay, 'day' | 'rows' | 'costMetric' | 'currency'>;

/** Whether the hash is the day's, in any layout there was. */
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
