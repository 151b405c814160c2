/**
 * A day and what is usual for it: the mean of the same weekday in the four weeks before, as far as these days are
 * archived, as in the mails. An archived day without a cost of the chosen values counts as 0.
 */
import type { SqlFragment } from '../../src/sql/bind.ts';
import { joinSql, sql } from '../../src/sql/sql-template.ts';
import { costByDayView } from '../../src/views/cost-by-day.ts';
import type { Warehouse } from '../sources/warehouse.ts';
import { earlier, inRange } from './time-range.ts';
import { columnsOf } from './view-columns.ts';

/** Days before the time range that a comparison reads. */
export const comparedDays = 28;

const columns = columnsOf(costByDayView);

/** The step `archived` of a WITH clause: the days of the range, and of the four weeks before it. */
export function archivedDays(warehouse: Warehouse): SqlFragment {
  return sql`archived as (
  select ${columns.billing_date} as billing_date
  from ${warehouse.tableOf(costByDayView)}
  where ${inRange(columns, comparedDays)} and ${columns.unblended_cost} is not null
)`;
}

/** Whether `day` is the same weekday as `of`, in the four weeks before it. */
export function isUsualDay(day: SqlFragment, of: SqlFragment): SqlFragment {
  const days = [7, 14, 21, 28].map((count) => earlier(of, count));
  return sql`${day} in (${joinSql(days, ', ')})`;
}
