/** The rule that fires when rules claim less of the cost than before: the last week against the four weeks before. */
import { sql } from '../../src/sql/sql-template.ts';
import { costByTeamView } from '../../src/views/cost-by-team.ts';
import type { Warehouse } from '../sources/warehouse.ts';
import { exact } from '../sql/amounts.ts';
import { earlier, inLastDays, lastDay } from '../sql/time-range.ts';
import { columnsOf } from '../sql/view-columns.ts';
import type { AlertRule } from './alert-rule.ts';

/** Five percentage points: from 3 % to more than 8 %. */
const grownShare = 0.05;
const [recentDays, daysBefore] = [7, 28];

const columns = columnsOf(costByTeamView);

export function unallocatedGrew(warehouse: Warehouse): AlertRule {
  return {
    uid: `finops-digest-${warehouse.id}-unallocated-grew`,
    title: 'More cost without an owner',
    summary:
      'The share of unblended cost that no allocation rule claims grew by {{ humanizePercentage $values.A.Value }} of all cost, the last seven days against the four weeks before. Look at the dashboard Unusual, untagged, idle, then at the runbook page coverage-fell.',
    sql: sql`with

costs as (
  select
    case when ${columns.billing_date} >= ${earlier(lastDay, recentDays - 1)} then 1 else 0 end as is_recent,
    case when ${columns.allocation} = 'Unallocated' then 1 else 0 end as is_unallocated,
    ${exact(columns.unblended_cost)} as cost
  from ${warehouse.tableOf(costByTeamView)}
  where ${inLastDays(columns, recentDays + daysBefore)}
),

sums as (
  select
    is_recent,
    cast(sum(case when is_unallocated = 1 then cost else 0 end) as double precision) as unallocated,
    cast(sum(cost) as double precision) as total
  from costs
  group by is_recent
)

select recent.unallocated / recent.total - before.unallocated / before.total as grown_share
from sums as recent
join sums as before on before.is_recent = 0
where recent.is_recent = 1 and recent.total > 0 and before.total > 0`,
    fires: { when: 'above', limit: grownShare },
    noData: 'OK',
  };
}
