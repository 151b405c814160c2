/** Selects the archived days that a statement reads, by the partition columns only. */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import type { QueryTables } from '../ports/platform.ts';
import { type SqlFragment, sqlInteger, sqlIntegerList } from '../sql/bind.ts';
import { dayKey as keyOf } from '../tables/day-partitions.ts';

/** The bound values of a statement over the archived days [from, to]. */
export function archivedDays(
  tables: Pick<QueryTables, 'archive'>,
  from: BillingDay,
  to: BillingDay,
) {
  return { archive: tables.archive, from_key: dayKey(from), to_key: dayKey(to) };
}

/** The key of a day. Keys compare like the days. */
export function dayKey(day: BillingDay): SqlFragment {
  return sqlInteger(keyOf(day));
}

export function dayKeys(days: readonly BillingDay[]): SqlFragment {
  return sqlIntegerList(days.map(keyOf));
}
