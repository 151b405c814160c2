/** What was spent in the time range: by day, and by team, service, Region and environment. */
import { type SqlFragment, sqlIdentifier, sqlInteger } from '../../src/sql/bind.ts';
import { sql } from '../../src/sql/sql-template.ts';
import { costByEnvView } from '../../src/views/cost-by-env.ts';
import { costByRegionView } from '../../src/views/cost-by-region.ts';
import { costByServiceView } from '../../src/views/cost-by-service.ts';
import { costByTeamView } from '../../src/views/cost-by-team.ts';
import type { PanelFrame, SqlPanel } from '../panels/panel.ts';
import type { Warehouse } from '../sources/warehouse.ts';
import { knownSum } from '../sql/amounts.ts';
import { askedCosts, type CostView } from '../sql/asked-costs.ts';
import { timeOf } from '../sql/time-range.ts';
import { columnsOf } from '../sql/view-columns.ts';

const byAll =
  'In the time range, of the chosen OUs, teams, accounts and environments, by the chosen cost.';
const unknownCosts = 'A sum is unknown where the bill lacks the chosen cost of a part of it.';
const others = sql`'(all others)'`;

/** Names that a chart shows; all others are one sum. */
const shownNames = 10;

export function costByDay(warehouse: Warehouse): SqlPanel {
  const { billing_date: day, target } = columnsOf(costByTeamView);
  const select = [sql`${day} as billing_date`, sql`${target} as target`];
  return {
    source: 'warehouse',
    visual: 'bars',
    id: 4,
    title: 'Cost by day and team',
    description: `${byAll} Shared cost is in pools, undivided. ${unknownCosts}`,
    at: [0, 14],
    size: [24, 9],
    sql: sql`with

${askedCosts({ warehouse, view: costByTeamView, select })},

${placed(sql`target`)}

select
  ${timeOf(sql`asked.billing_date`)} as time,
  case when places.place <= ${sqlInteger(shownNames)} then asked.target else ${others} end as target,
  ${knownSum(sql`asked.cost`)} as cost
from asked
join places on places.name = asked.target
group by asked.billing_date, case when places.place <= ${sqlInteger(shownNames)} then asked.target else ${others} end
order by 1, 2`,
    columns: {
      time: { kind: 'moment', title: 'Day' },
      target: { kind: 'text', title: 'Team' },
      cost: { kind: 'amount', title: 'Cost' },
    },
  };
}

export function costByTeam(warehouse: Warehouse): SqlPanel {
  return ranking(warehouse, costByTeamView, {
    id: 5,
    title: 'By team',
    description: `${byAll} pool/… is shared cost, undivided. ${unknownCosts}`,
    at: [0, 23],
    size: [12, 10],
    column: 'target',
    name: 'Team',
  });
}

export function costByService(warehouse: Warehouse): SqlPanel {
  return ranking(warehouse, costByServiceView, {
    id: 6,
    title: 'By service',
    description: `${byAll} ${unknownCosts}`,
    at: [12, 23],
    size: [12, 10],
    column: 'service',
    name: 'Service',
  });
}

export function costByRegion(warehouse: Warehouse): SqlPanel {
  return ranking(warehouse, costByRegionView, {
    id: 7,
    title: 'By Region',
    description: `${byAll} (none) is cost for which the bill names no Region. ${unknownCosts}`,
    at: [0, 33],
    size: [12, 10],
    column: 'region',
    name: 'Region',
  });
}

export function costByEnvironment(warehouse: Warehouse): SqlPanel {
  return ranking(warehouse, costByEnvView, {
    id: 8,
    title: 'By environment',
    description: `${byAll} (none) is cost without an allowed environment. ${unknownCosts}`,
    at: [12, 33],
    size: [12, 10],
    column: 'environment',
    name: 'Environment',
  });
}

interface Ranking<V extends CostView> extends PanelFrame {
  readonly column: keyof V['columns'] & string;
  /** What the names are, for readers. */
  readonly name: string;
}

function ranking<V extends CostView>(
  warehouse: Warehouse,
  view: V,
  { column, name, ...frame }: Ranking<V>,
): SqlPanel {
  const select = [sql`${columnsOf(view)[column]} as name`];
  const alias = sqlIdentifier(column);
  return {
    source: 'warehouse',
    visual: 'ranking',
    ...frame,
    sql: sql`with

${askedCosts({ warehouse, view, select })},

${placed(sql`name`)}

select
  case when place <= ${sqlInteger(shownNames)} then name else ${others} end as ${alias},
  ${knownSum(sql`cost`)} as cost
from places
group by case when place <= ${sqlInteger(shownNames)} then name else ${others} end
order by min(place)`,
    columns: {
      [column]: { kind: 'text', title: name },
      cost: { kind: 'amount', title: 'Cost' },
    },
  };
}

/** The step `places`: each name of `asked` with its cost and its place, the costliest first. */
function placed(name: SqlFragment): SqlFragment {
  return sql`sums as (
  select ${name} as name, ${knownSum(sql`cost`)} as cost
  from asked
  group by ${name}
),

places as (
  select name, cost, row_number() over (order by coalesce(cost, 0) desc, name) as place
  from sums
)`;
}
