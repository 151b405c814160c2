/** Each OU and its budget of the month, the one that uses most of it first. */
import { sql } from '../../src/sql/sql-template.ts';
import type { Looks } from '../panels/looks.ts';
import type { SqlPanel } from '../panels/panel.ts';
import type { Warehouse } from '../sources/warehouse.ts';
import { unitMonths } from '../sql/unit-months.ts';
import { lightMeaning, ofMonth } from './month-scope.ts';

export function unitTable(warehouse: Warehouse, looks: Looks): SqlPanel {
  return {
    source: 'warehouse',
    visual: 'table',
    id: 2,
    title: 'OUs and their budgets in that month',
    description: `By the digest's cost metric; only the filter OU applies. ${lightMeaning(looks)}`,
    at: [0, 4],
    size: [12, 10],
    sql: sql`with

${unitMonths(warehouse, ofMonth, looks.thresholds)}

select
  ou,
  budget_status,
  cast(spent as double precision) as actual_cost,
  cast(projected as double precision) as projected_cost,
  cast(budget as double precision) as budget_cost,
  case
    when light_unknown = 0 and budget > 0
    then cast(projected as double precision) / cast(budget as double precision)
  end as budget_share
from lights
order by case when light_unknown = 0 and budget > 0 then projected / budget end desc nulls last, ou`,
    columns: {
      ou: { kind: 'text', title: 'OU' },
      budget_status: { kind: 'status', title: 'Light' },
      actual_cost: { kind: 'amount', title: 'Actual' },
      projected_cost: { kind: 'amount', title: 'Projected' },
      budget_cost: { kind: 'amount', title: 'Budget' },
      budget_share: { kind: 'share', title: 'Used' },
    },
  };
}
