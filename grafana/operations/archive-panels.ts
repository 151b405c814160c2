/** What the archive itself says about its state: the newest day, which days it has, and what is not invoiced. */
import { sql } from '../../src/sql/sql-template.ts';
import { costByDayView } from '../../src/views/cost-by-day.ts';
import { costByOuMonthView } from '../../src/views/cost-by-ou-month.ts';
import type { SqlPanel } from '../panels/panel.ts';
import type { Warehouse } from '../sources/warehouse.ts';
import { exact } from '../sql/amounts.ts';
import { inLastMonth, inRange, timeOf } from '../sql/time-range.ts';
import { monthColumns } from '../sql/unit-months.ts';
import { columnsOf } from '../sql/view-columns.ts';

const columns = columnsOf(costByDayView);

export function archiveState(warehouse: Warehouse): SqlPanel {
  const archived = sql`${columns.archived_cost} is not null`;
  const uninvoiced = sql`sum(abs(${exact(columns.uninvoiced_cost)}))`;
  return {
    source: 'warehouse',
    visual: 'figures',
    id: 1,
    title: 'The archive in the time range',
    description:
      'Days without rules: archived, but without rows in cost_allocation. Not invoiced: AWS may still change these costs. The forecast is that of the month in which the time range ends.',
    at: [0, 0],
    size: [24, 4],
    sql: sql`with

days as (
  select
    max(case when ${archived} then ${columns.billing_date} end) as newest_day,
    count(case when ${archived} then 1 end) as archived_days,
    count(case when ${archived} and ${columns.unblended_cost} is null then 1 end) as days_without_rules,
    min(case when ${columns.uninvoiced_cost} <> 0 then ${columns.billing_date} end) as first_uninvoiced_day,
    case
      when sum(abs(${exact(columns.unblended_cost)})) > 0
      then cast(${uninvoiced} as double precision) / cast(sum(abs(${exact(columns.unblended_cost)})) as double precision)
    end as uninvoiced_share
  from ${warehouse.tableOf(costByDayView)}
  where ${inRange(columns)}
),

forecasts as (
  select max(${monthColumns.forecast_made_on}) as made_on
  from ${warehouse.tableOf(costByOuMonthView)}
  where ${inLastMonth(monthColumns)}
)

select
  ${timeOf(sql`days.newest_day`)} as newest_day,
  days.archived_days,
  days.days_without_rules,
  ${timeOf(sql`days.first_uninvoiced_day`)} as first_uninvoiced_day,
  days.uninvoiced_share,
  ${timeOf(sql`forecasts.made_on`)} as forecast_made_on
from days
cross join forecasts`,
    columns: {
      newest_day: { kind: 'day', title: 'Newest archived day' },
      archived_days: { kind: 'count', title: 'Archived days' },
      days_without_rules: { kind: 'count', title: 'Days without rules' },
      first_uninvoiced_day: { kind: 'day', title: 'Not invoiced since' },
      uninvoiced_share: { kind: 'share', title: 'Not invoiced' },
      forecast_made_on: { kind: 'day', title: 'Forecast made on' },
    },
  };
}

export function linesByDay(warehouse: Warehouse): SqlPanel {
  return {
    source: 'warehouse',
    visual: 'bars',
    id: 2,
    title: 'Lines of the bill by archived day',
    description:
      'A day without a bar is not archived. A short bar may be a day that is not complete.',
    at: [0, 4],
    size: [24, 8],
    sql: sql`select
  ${timeOf(columns.billing_date)} as time,
  ${columns.line_count} as line_count
from ${warehouse.tableOf(costByDayView)}
where ${inRange(columns)}
order by ${columns.billing_date}`,
    columns: {
      time: { kind: 'moment', title: 'Day' },
      line_count: { kind: 'count', title: 'Lines' },
    },
  };
}
