/**
 * The fingerprint of a day's rows. Two runs that would archive the same content have the same hash,
 * so an unchanged day is never written again.
 */
import { columnHash } from '../../tables/content-hash.ts';
import { ouBreakdownTable } from '../../tables/ou-breakdown.ts';
import type { CheckedDay } from './check-day.ts';

/** SHA-256, in hex, of layout, day, cost metric, currency and every row in archive order. */
export function contentHash(
  day: Pick<CheckedDay, 'day' | 'rows' | 'costMetric' | 'currency'>,
): string {
  const { ou, service, linkedAccount, dailyCost } = day.rows;
  const { layoutVersion } = ouBreakdownTable;
  const about = [layoutVersion, day.day, day.costMetric, day.currency, dailyCost.length];
  return columnHash(about, [ou, service, linkedAccount], [dailyCost]);
}
