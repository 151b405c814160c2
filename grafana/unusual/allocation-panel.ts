/** The share of each day's cost that no allocation rule claims. */
import { sql } from '../../src/sql/sql-template.ts';
import { costByTeamView } from '../../src/views/cost-by-team.ts';
import type { SqlPanel } from '../panels/panel.ts';
import type { Warehouse } from '../sources/warehouse.ts';
import { exact } from '../sql/amounts.ts';
import { askedCosts } from '../sql/asked-costs.ts';
import { timeOf } from '../sql/time-range.ts';
import { columnsOf } from '../sql/view-columns.ts';

const columns = columnsOf(costByTeamView);

export function unallocatedShare(warehouse: Warehouse): SqlPanel {
  const select = [
    sql`${columns.billing_date} as billing_date`,
    sql`${columns.allocation} as allocation`,
  ];
  const total = sql`sum(${exact(sql`cost`)})`;
  const unallocated = sql`sum(case when allocation = 'Unallocated' then ${exact(sql`cost`)} else 0 end)`;
  return {
    source: 'warehouse',
    visual: 'lines',
    id: 4,
    title: 'Unallocated share by day',
    description:
      'Cost that no allocation rule claims ÷ all cost, of the chosen OUs, accounts and environments, by the chosen cost. Unknown where credits make a share meaningless.',
    at: [12, 19],
    size: [12, 9],
    sql: sql`with

${askedCosts({ warehouse, view: costByTeamView, select })}

select
  ${timeOf(sql`billing_date`)} as time,
  case
    when count(cost) = count(*) and ${total} > 0 and ${unallocated} between 0 and ${total}
    then cast(${unallocated} as double precision) / cast(${total} as double precision)
  end as unallocated_share
from asked
group by billing_date
order by billing_date`,
    columns: {
      time: { kind: 'moment', title: 'Day' },
      unallocated_share: { kind: 'share', title: 'Unallocated' },
    },
  };
}
