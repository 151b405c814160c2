/**
 * The fingerprint of layout 1, which days archived by early releases still have. They are as readable as
 * today's, so another hash does not mean that they are damaged.
 */
import { createHash } from 'node:crypto';
import { textAt } from '../../domain/columns/text-column.ts';
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
  const texts = [rows.ou, rows.service, rows.linkedAccount];
  for (const [row, cost] of rows.dailyCost.entries()) {
    hash.update(JSON.stringify([...texts.map((column) => textAt(column, row)), cost]));
  }
  return hash.digest('hex');
}
