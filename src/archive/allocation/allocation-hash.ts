/**
 * The fingerprint of a day's allocation: two runs that would archive the same rows have the same hash, so that
 * an unchanged day is never written again.
 */
import { columnHash } from '../../tables/content-hash.ts';
import { costAllocationTable } from '../../tables/cost-allocation.ts';
import type { CheckedAllocation } from './check-allocation.ts';

/**
 * SHA-256, in hex, of layout, day, currency, rule set and every row in archive order. Of the rule set, because
 * the object must name the last one: lines that AWS adds after the month follow it.
 */
export function allocationHash({
  day,
  rows,
  currency,
  ruleSet,
}: Pick<CheckedAllocation, 'day' | 'rows' | 'currency' | 'ruleSet'>): string {
  const { layoutVersion } = costAllocationTable;
  const columns = Object.values(rows);
  const texts = columns.filter((column) => !(column instanceof Float64Array));
  const numbers = columns.filter((column) => column instanceof Float64Array);
  const about = [layoutVersion, day, currency, ruleSet, rows.lineCount.length];
  return columnHash(about, texts, numbers);
}
