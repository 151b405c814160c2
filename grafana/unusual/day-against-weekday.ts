/** The cost of each day of the time range, beside what is usual for it. */
import type { SqlFragment } from '../../src/sql/bind.ts';
import { sql } from '../../src/sql/sql-template.ts';
import { costByServiceView } from '../../src/views/cost-by-service.ts';
import type { SqlPanel } from '../panels/panel.ts';
import type { Warehouse } from '../sources/warehouse.ts';
import { knownSum } from '../sql/amounts.ts';
import { askedCosts } from '../sql/asked-costs.ts';
import { firstDay, timeOf } from '../sql/time-range.ts';
import { archivedDays, comparedDays, isUsualDay } from '../sql/usual-costs.ts';
import { columnsOf } from '../sql/view-columns.ts';
import { usualMeaning } from './usual-words.ts';

const view = costByServiceView;
const select = [sql`${columnsOf(view).billing_date} as billing_date`];

export function dayAgainstWeekday(warehouse: Warehouse): SqlPanel {
  return {
    source: 'warehouse',
    visual: 'lines',
    id: 1,
    title: 'Each day against the same weekday before',
    description: usualMeaning,
    at: [0, 0],
    size: [24, 9],
    sql: daysSql(warehouse),
    columns: {
      time: { kind: 'moment', title: 'Day' },
      cost: { kind: 'amount', title: 'Cost' },
      usual_cost: { kind: 'amount', title: 'Usual' },
    },
  };
}

function daysSql(warehouse: Warehouse): SqlFragment {
  return sql`with

${archivedDays(warehouse)},

${askedCosts({ warehouse, view, select, daysBefore: comparedDays })},

sums as (
  select billing_date, count(*) as costs, ${knownSum(sql`cost`)} as cost
  from asked
  group by billing_date
),

days as (
  select archived.billing_date, case when sums.costs is null then 0 else sums.cost end as cost
  from archived
  left join sums on sums.billing_date = archived.billing_date
)

select
  ${timeOf(sql`days.billing_date`)} as time,
  days.cost as cost,
  ${knownSum(sql`before.cost`)} / nullif(count(before.billing_date), 0) as usual_cost
from days
left join days as before on ${isUsualDay(sql`before.billing_date`, sql`days.billing_date`)}
where days.billing_date >= ${firstDay}
group by days.billing_date, days.cost
order by days.billing_date`;
}
