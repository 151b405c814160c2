/** The alert rules over one warehouse: data late, an OU over its budget, more cost without an owner. */
import { sql } from '../../src/sql/sql-template.ts';
import { costByDayView } from '../../src/views/cost-by-day.ts';
import type { Looks } from '../panels/looks.ts';
import type { Warehouse } from '../sources/warehouse.ts';
import { inLastDays, inLastMonth, lastDay } from '../sql/time-range.ts';
import { monthColumns, unitMonths } from '../sql/unit-months.ts';
import { columnsOf } from '../sql/view-columns.ts';
import type { AlertRule } from './alert-rule.ts';
import { unallocatedGrew } from './unallocated-grew.ts';

export function alertRules(warehouse: Warehouse, looks: Looks): readonly AlertRule[] {
  return [dataLate(warehouse), overBudget(warehouse, looks), unallocatedGrew(warehouse)];
}

/** The digest archives yesterday every morning, so that at any time two of the three days before today are there. */
function dataLate(warehouse: Warehouse): AlertRule {
  const columns = columnsOf(costByDayView);
  return {
    uid: `finops-digest-${warehouse.id}-data-late`,
    title: 'Costs are late',
    summary:
      'The archive has none of the last three days. Look at the dashboard Operations, then at the runbook page finops-digest-did-not-run.',
    sql: sql`select count(*) as archived_days
from ${warehouse.tableOf(costByDayView)}
where ${inLastDays(columns, 4)} and ${columns.billing_date} < ${lastDay} and ${columns.archived_cost} is not null`,
    fires: { when: 'below', limit: 1 },
    noData: 'Alerting',
  };
}

/** One alert for each OU whose light is red: by its projected month end, or, where that is unknown, by its cost so far. */
function overBudget(warehouse: Warehouse, { thresholds }: Looks): AlertRule {
  return {
    uid: `finops-digest-${warehouse.id}-over-budget`,
    title: 'OU over its budget',
    summary:
      'The projected month end of {{ $labels.ou }}, or its cost so far if that is unknown, is {{ humanizePercentage $values.A.Value }} of its budget. Look at the dashboard Overview, filtered by this OU.',
    sql: sql`with

${unitMonths(warehouse, inLastMonth(monthColumns), thresholds)}

select
  ou,
  cast(case when light_unknown = 0 then projected else spent end as double precision)
  / cast(budget as double precision) as budget_share
from lights
where budget > 0 and (light_unknown = 0 or spent > budget)`,
    fires: { when: 'above', limit: thresholds.yellow },
    noData: 'OK',
  };
}
