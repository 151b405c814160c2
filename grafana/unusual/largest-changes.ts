/** What changed most on the last archived day of the time range, by service and account. */
import { type SqlFragment, sqlInteger } from '../../src/sql/bind.ts';
import { sql } from '../../src/sql/sql-template.ts';
import { costByServiceView } from '../../src/views/cost-by-service.ts';
import type { SqlPanel } from '../panels/panel.ts';
import type { Warehouse } from '../sources/warehouse.ts';
import { exact } from '../sql/amounts.ts';
import { askedCosts } from '../sql/asked-costs.ts';
import { firstDay, timeOf } from '../sql/time-range.ts';
import { archivedDays, comparedDays, isUsualDay } from '../sql/usual-costs.ts';
import { columnsOf } from '../sql/view-columns.ts';
import { usualMeaning } from './usual-words.ts';

/** Rows of the table. */
const shownChanges = 25;

const view = costByServiceView;
const columns = columnsOf(view);
const select = [
  sql`${columns.billing_date} as billing_date`,
  sql`${columns.service} as service`,
  sql`${columns.linked_account} as linked_account`,
  sql`${columns.ou} as ou`,
];

export function largestChanges(warehouse: Warehouse): SqlPanel {
  return {
    source: 'warehouse',
    visual: 'table',
    id: 2,
    title: 'Largest changes of the last archived day',
    description: `The last archived day of the time range, by service and account. ${usualMeaning}`,
    at: [0, 9],
    size: [24, 10],
    sql: changesSql(warehouse),
    columns: {
      billing_date: { kind: 'day', title: 'Day' },
      service: { kind: 'text', title: 'Service' },
      linked_account: { kind: 'text', title: 'Account' },
      ou: { kind: 'text', title: 'OU' },
      cost: { kind: 'amount', title: 'Cost' },
      usual_cost: { kind: 'amount', title: 'Usual' },
      change: { kind: 'amount', title: 'Change' },
    },
  };
}

function changesSql(warehouse: Warehouse): SqlFragment {
  return sql`with

${archivedDays(warehouse)},

last_day as (
  select max(billing_date) as billing_date
  from archived
  where billing_date >= ${firstDay}
),

compared_days as (
  select
    archived.billing_date,
    case when archived.billing_date = last_day.billing_date then 1 else 0 end as is_last
  from archived
  join last_day
    on archived.billing_date = last_day.billing_date
    or ${isUsualDay(sql`archived.billing_date`, sql`last_day.billing_date`)}
),

usual_days as (
  select count(*) as number_of_days
  from compared_days
  where is_last = 0
),

${askedCosts({ warehouse, view, select, daysBefore: comparedDays })},

sums as (
  select
    last_day.billing_date,
    asked.service,
    asked.linked_account,
    max(case when compared_days.is_last = 1 then asked.ou end) as ou_now,
    max(asked.ou) as ou_before,
    sum(case when compared_days.is_last = 1 then ${exact(sql`asked.cost`)} else 0 end) as cost,
    sum(case when compared_days.is_last = 0 then ${exact(sql`asked.cost`)} else 0 end) as cost_before,
    count(asked.cost) as known_costs,
    count(*) as costs
  from asked
  join compared_days on compared_days.billing_date = asked.billing_date
  cross join last_day
  group by last_day.billing_date, asked.service, asked.linked_account
),

changes as (
  select
    sums.billing_date,
    sums.service,
    sums.linked_account,
    coalesce(sums.ou_now, sums.ou_before) as ou,
    case when known_costs = costs then cast(cost as double precision) end as cost,
    case when known_costs = costs then cast(cost_before as double precision) end / number_of_days as usual_cost
  from sums
  join usual_days on number_of_days > 0
)

select
  ${timeOf(sql`billing_date`)} as billing_date,
  service,
  linked_account,
  ou,
  cost,
  usual_cost,
  cost - usual_cost as change
from changes
where cost <> usual_cost
order by abs(cost - usual_cost) desc, service, linked_account
limit ${sqlInteger(shownChanges)}`;
}
