/**
 * The fingerprint of a day's rows. Two runs that would archive the same content have the same hash,
 * so an unchanged day is never written again.
 */
import { createHash, type Hash } from 'node:crypto';
import type { CheckedDay } from './check-day.ts';

/** Raise it when the Parquet layout or this hash changes, so that every day is written anew. */
const layoutVersion = 2;

/**
 * SHA-256, in hex, of the layout, cost metric, currency and every row in archive order: each column of
 * names as its different texts in JSON, so no text in a bill can imitate a border, and each row's
 * number among them; the costs as doubles, −0 as 0.
 */
export function contentHash(
  day: Pick<CheckedDay, 'day' | 'rows' | 'costMetric' | 'currency'>,
): string {
  const { ou, service, linkedAccount, dailyCost } = day.rows;
  const hash = createHash('sha256');
  const about = [layoutVersion, day.day, day.costMetric, day.currency, dailyCost.length];
  hash.update(JSON.stringify(about));
  for (const names of [ou, service, linkedAccount]) addNames(hash, names);
  const costs = new Float64Array(dailyCost.length);
  for (let row = 0; row < costs.length; row++) costs[row] = (dailyCost[row] as number) + 0;
  return hash.update(costs).digest('hex');
}

function addNames(hash: Hash, names: readonly string[]): void {
  const numbers = new Map<string, number>();
  const ofRows = new Int32Array(names.length);
  for (let row = 0; row < names.length; row++) {
    const name = names[row] as string;
    let number = numbers.get(name);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(name, number);
    }
    ofRows[row] = number;
  }
  hash.update(JSON.stringify([...numbers.keys()]));
  hash.update(ofRows);
}
