/**
 * The time range that a reader chose, as days (UTC) and as keys of partitions. Both plugins replace the macros
 * `$__timeFrom()` and `$__timeTo()`: Athena's by `TIMESTAMP '2026-11-01 00:00:00'`, Redshift's by
 * `'2026-11-01T00:00:00Z'`. The first ten characters of both are the day. All of it is constant, so that the
 * engine knows before it reads which partitions it needs.
 */
import { type SqlFragment, sqlInteger } from '../../src/sql/bind.ts';
import { sql } from '../../src/sql/sql-template.ts';

export const firstDay = dayOf(sql`$__timeFrom()`);
export const lastDay = dayOf(sql`$__timeTo()`);

/** The column that Grafana takes for the time: neither plugin takes a date of Redshift for one. */
export function timeOf(day: SqlFragment): SqlFragment {
  return sql`cast(${day} as timestamp)`;
}

/** Columns of a day's partitions. */
export interface DayPartitions {
  readonly year: SqlFragment;
  readonly month: SqlFragment;
  readonly day: SqlFragment;
}

/** Rows of the days of the range, and of `daysBefore` more before it. */
export function inRange(columns: DayPartitions, daysBefore = 0): SqlFragment {
  return daysBetween(columns, earlier(firstDay, daysBefore), lastDay);
}

/** Rows of the last days of the range: 7 are the last day and the six before it. */
export function inLastDays(columns: DayPartitions, days: number): SqlFragment {
  return daysBetween(columns, earlier(lastDay, days - 1), lastDay);
}

/** Rows of the month in which the range ends. */
export function inLastMonth({ year, month }: Omit<DayPartitions, 'day'>): SqlFragment {
  return sql`${year} * 100 + ${month} = ${monthKey(lastDay)}`;
}

/** Rows of the months around the one in which the range ends. */
export function inMonthsAround(
  { year, month }: Omit<DayPartitions, 'day'>,
  { before, after }: { readonly before: number; readonly after: number },
): SqlFragment {
  const number = sql`${year} * 12 + ${month}`;
  const last = sql`(${yearOf(lastDay)} * 12 + ${monthOf(lastDay)})`;
  return sql`${number} between ${last} - ${sqlInteger(before)} and ${last} + ${sqlInteger(after)}`;
}

/** The day that is a number of days earlier. */
export function earlier(day: SqlFragment, days: number): SqlFragment {
  if (days === 0) return day;
  return sql`cast(${day} - interval '${sqlInteger(days)}' day as date)`;
}

function daysBetween(
  { year, month, day }: DayPartitions,
  from: SqlFragment,
  to: SqlFragment,
): SqlFragment {
  return sql`${year} * 10000 + ${month} * 100 + ${day}
      between ${dayKey(from)}
      and ${dayKey(to)}`;
}

function dayOf(moment: SqlFragment): SqlFragment {
  return sql`cast(substring(cast(${moment} as varchar), 1, 10) as date)`;
}

/** 20261120, as `year * 10000 + month * 100 + day`. */
function dayKey(day: SqlFragment): SqlFragment {
  return sql`cast(replace(cast(${day} as varchar), '-', '') as integer)`;
}

/** 202611, as `year * 100 + month`. */
function monthKey(day: SqlFragment): SqlFragment {
  return sql`cast(substring(replace(cast(${day} as varchar), '-', ''), 1, 6) as integer)`;
}

function yearOf(day: SqlFragment): SqlFragment {
  return sql`extract(year from ${day})`;
}

function monthOf(day: SqlFragment): SqlFragment {
  return sql`extract(month from ${day})`;
}
