/** What was spent in the time range by team, service, Region and environment. */
import { sqlIdentifier } from '../../src/sql/bind.ts';
import { sql } from '../../src/sql/sql-template.ts';
import { costByEnvView } from '../../src/views/cost-by-env.ts';
import { costByRegionView } from '../../src/views/cost-by-region.ts';
import { costByServiceView } from '../../src/views/cost-by-service.ts';
import { costByTeamView } from '../../src/views/cost-by-team.ts';
import type { PanelFrame, SqlPanel } from '../panels/panel.ts';
import type { Warehouse } from '../sources/warehouse.ts';
import { knownSum } from '../sql/amounts.ts';
import { askedCosts, type CostView } from '../sql/asked-costs.ts';
import { columnsOf } from '../sql/view-columns.ts';
import { byAllFilters, placed, shownName, unknownCosts } from './shown-names.ts';

export function costByTeam(warehouse: Warehouse): SqlPanel {
  return ranking(warehouse, costByTeamView, {
    id: 5,
    title: 'By team',
    description: `${byAllFilters} pool/… is shared cost, undivided. ${unknownCosts}`,
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
    description: `${byAllFilters} ${unknownCosts}`,
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
    description: `${byAllFilters} (none) is cost for which the bill names no Region. ${unknownCosts}`,
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
    description: `${byAllFilters} (none) is cost without an allowed environment. ${unknownCosts}`,
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
  ${shownName(sql`name`)} as ${alias},
  ${knownSum(sql`cost`)} as cost
from places
group by ${shownName(sql`name`)}
order by min(place)`,
    columns: {
      [column]: { kind: 'text', title: name },
      cost: { kind: 'amount', title: 'Cost' },
    },
  };
}
