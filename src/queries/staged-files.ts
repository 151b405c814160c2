/** Groups the files of a partitioned unload by the day in their paths. */
import { type BillingDay, parseBillingDay } from '../domain/calendar/billing-day.ts';

/**
 * Paths by day, days ascending. Athena and DuckDB name folders alike: `year=2026/month=11/day=3/`.
 * Throws an Error for a path without a calendar day, because its rows would be lost.
 */
export function filesByDay(paths: readonly string[]): ReadonlyMap<BillingDay, readonly string[]> {
  const days = new Map<BillingDay, string[]>();
  for (const path of paths) {
    const day = dayOfPath(path);
    days.set(day, [...(days.get(day) ?? []), path]);
  }
  return new Map([...days].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function dayOfPath(path: string): BillingDay {
  const found = /[/\\]year=(\d{4})[/\\]month=(\d{1,2})[/\\]day=(\d{1,2})[/\\][^/\\]+$/.exec(path);
  const [, year = '', month = '', day = ''] = found ?? [];
  try {
    return parseBillingDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  } catch (cause) {
    throw new Error(`the path of the unloaded file ${path} has no calendar day`, { cause });
  }
}
