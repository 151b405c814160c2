/** Which days of the archive a statement reads, told by the partitions' columns alone. */
import { type BillingDay, parseBillingDay, partsOf } from '../domain/calendar/billing-day.ts';
import type { QueryTables } from '../ports/platform.ts';
import { type SqlFragment, sqlInteger, sqlIntegerList } from '../sql/bind.ts';

/** Values of a statement over the archived days [from, to]. */
export function archivedDays(
  tables: Pick<QueryTables, 'archive'>,
  from: BillingDay,
  to: BillingDay,
) {
  return { archive: tables.archive(from, to), from_key: dayKey(from), to_key: dayKey(to) };
}

/** The key of a day, for a column that compares like the days do. */
export function dayKey(day: BillingDay): SqlFragment {
  return sqlInteger(keyOf(day));
}

const noDay = parseBillingDay('1970-01-01');

/** Values of a statement over these archived days; it finds no row where there are none. */
export function archivedOn(tables: Pick<QueryTables, 'archive'>, days: readonly BillingDay[]) {
  const sorted = [...days].sort();
  const { 0: from = noDay, [sorted.length - 1]: to = noDay } = sorted;
  return { archive: tables.archive(from, to), day_keys: sqlIntegerList(days.map(keyOf)) };
}

/** 20261120 for 2026-11-20: compares like the day, and uses partition columns only. */
function keyOf(billingDay: BillingDay): number {
  const { year, month, day } = partsOf(billingDay);
  return year * 10_000 + month * 100 + day;
}
