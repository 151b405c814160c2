/** Which days of the archive a statement reads, told by the partitions' columns alone. */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import type { QueryTables } from '../ports/platform.ts';
import { type SqlFragment, sqlInteger, sqlIntegerList } from '../sql/bind.ts';
import { dayKey as keyOf } from '../tables/day-partitions.ts';

/** Values of a statement over the archived days [from, to]. */
export function archivedDays(
  tables: Pick<QueryTables, 'archive'>,
  from: BillingDay,
  to: BillingDay,
) {
  return { archive: tables.archive, from_key: dayKey(from), to_key: dayKey(to) };
}

/** The key of a day, for a column that compares like the days do. */
export function dayKey(day: BillingDay): SqlFragment {
  return sqlInteger(keyOf(day));
}

export function dayKeys(days: readonly BillingDay[]): SqlFragment {
  return sqlIntegerList(days.map(keyOf));
}
