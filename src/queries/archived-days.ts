/** Selects the archived days that a statement reads, by the partition columns only. */
import { type BillingDay, parseBillingDay } from '../domain/calendar/billing-day.ts';
import type { QueryTables } from '../ports/platform.ts';
import { type SqlFragment, sqlInteger, sqlIntegerList } from '../sql/bind.ts';
import { dayKey as keyOf } from '../tables/day-partitions.ts';

/** The bound values of a statement over the archived days [from, to]. */
export function archivedDays(
  tables: Pick<QueryTables, 'archive'>,
  from: BillingDay,
  to: BillingDay,
) {
  return { archive: tables.archive(from, to), from_key: dayKey(from), to_key: dayKey(to) };
}

/** The key of a day. Keys compare like the days. */
export function dayKey(day: BillingDay): SqlFragment {
  return sqlInteger(keyOf(day));
}

const noDay = parseBillingDay('1970-01-01');

/** The bound values of a statement over these archived days; without days it returns no rows. */
export function archivedOn(tables: Pick<QueryTables, 'archive'>, days: readonly BillingDay[]) {
  const sorted = [...days].sort();
  const { 0: from = noDay, [sorted.length - 1]: to = noDay } = sorted;
  return { archive: tables.archive(from, to), day_keys: sqlIntegerList(days.map(keyOf)) };
}
