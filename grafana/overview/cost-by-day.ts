/** The cost of each day of the time range, by team. */
import { sql } from '../../src/sql/sql-template.ts';
import { costByTeamView } from '../../src/views/cost-by-team.ts';
import type { SqlPanel } from '../panels/panel.ts';
import type { Warehouse } from '../sources/warehouse.ts';
import { knownSum } from '../sql/amounts.ts';
import { askedCosts } from '../sql/asked-costs.ts';
import { timeOf } from '../sql/time-range.ts';
import { columnsOf } from '../sql/view-columns.ts';
import { byAllFilters, placed, shownName, unknownCosts } from './shown-names.ts';

export function costByDay(warehouse: Warehouse): SqlPanel {
  const { billing_date: day, target } = columnsOf(costByTeamView);
  const select = [sql`${day} as billing_date`, sql`${target} as target`];
  return {
    source: 'warehouse',
    visual: 'bars',
    id: 4,
    title: 'Cost by day and team',
    description: `${byAllFilters} Shared cost is in pools, undivided. ${unknownCosts}`,
    at: [0, 14],
    size: [24, 9],
    sql: sql`with

${askedCosts({ warehouse, view: costByTeamView, select })},

${placed(sql`target`)}

select
  ${timeOf(sql`asked.billing_date`)} as time,
  ${shownName(sql`asked.target`)} as target,
  ${knownSum(sql`asked.cost`)} as cost
from asked
join places on places.name = asked.target
group by asked.billing_date, ${shownName(sql`asked.target`)}
order by 1, 2`,
    columns: {
      time: { kind: 'moment', title: 'Day' },
      target: { kind: 'text', title: 'Team' },
      cost: { kind: 'amount', title: 'Cost' },
    },
  };
}
