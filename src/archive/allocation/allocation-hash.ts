/**
 * The fingerprint of a day's allocation: two runs that would archive the same rows have the same hash, so that
 * an unchanged day is never written again.
 */
import { columnHash } from '../../tables/content-hash.ts';
import { costAllocationTable } from '../../tables/cost-allocation.ts';
import type { CheckedAllocation } from './check-allocation.ts';

/**
 * SHA-256, in hex, of layout, day, currency and every row in archive order. Not of the rule set: rules that
 * change no row leave a day as it is, with the set that first gave these rows.
 */
export function allocationHash({
  day,
  rows,
  currency,
}: Pick<CheckedAllocation, 'day' | 'rows' | 'currency'>): string {
  const { layoutVersion } = costAllocationTable;
  const columns = Object.values(rows);
  const texts = columns.filter((column) => !(column instanceof Float64Array));
  const numbers = columns.filter((column) => column instanceof Float64Array);
  const about = [layoutVersion, day, currency, rows.lineCount.length];
  return columnHash(about, texts, numbers);
}
