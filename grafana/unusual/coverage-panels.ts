/** How much of the cost has its required tags, as `/v1/coverage` computes it. Costs are unblended. */
import type { SqlFragment } from '../../src/sql/bind.ts';
import { joinSql, sql } from '../../src/sql/sql-template.ts';
import { untaggedCostView } from '../../src/views/untagged-cost.ts';
import type { SqlPanel } from '../panels/panel.ts';
import type { Warehouse } from '../sources/warehouse.ts';
import { exact, sumOf } from '../sql/amounts.ts';
import { isChosen } from '../sql/choices.ts';
import { firstDay, lastDay, timeOf } from '../sql/time-range.ts';
import { columnsOf } from '../sql/view-columns.ts';

const columns = columnsOf(untaggedCostView);
const meaning =
  'Unblended cost, of the chosen OUs, teams and accounts; the environment does not apply. Covered: with a value that the rules allow, of the cost that could have the tag. “*” is all required tags together.';

/** `usage_date` is the partition. */
const condition = joinSql(
  [
    sql`${columns.usage_date} between ${firstDay} and ${lastDay}`,
    isChosen('ou', columns.ou),
    isChosen('team', columns.target),
    isChosen('account', columns.linked_account),
  ],
  ' and ',
);

/** Null where there is no such cost, or credits make more of it. */
function share(): SqlFragment {
  const tagged = sql`sum(${exact(columns.tagged_cost)})`;
  const taggable = sql`sum(${exact(columns.tagged_cost)} + ${exact(columns.untagged_cost)})`;
  return sql`case
    when ${taggable} > 0 and ${tagged} between 0 and ${taggable}
    then cast(${tagged} as double precision) / cast(${taggable} as double precision)
  end`;
}

export function coverageByDay(warehouse: Warehouse): SqlPanel {
  return {
    source: 'warehouse',
    visual: 'lines',
    id: 5,
    title: 'Covered by tags, by day',
    description: meaning,
    at: [0, 28],
    size: [12, 9],
    sql: sql`select
  ${timeOf(columns.usage_date)} as time,
  ${columns.tag} as required_tag,
  ${share()} as covered_share
from ${warehouse.tableOf(untaggedCostView)}
where ${condition}
group by ${columns.usage_date}, ${columns.tag}
order by 1, 2`,
    columns: {
      time: { kind: 'moment', title: 'Day' },
      required_tag: { kind: 'text', title: 'Tag' },
      covered_share: { kind: 'share', title: 'Covered' },
    },
  };
}

export function untaggedByTeam(warehouse: Warehouse): SqlPanel {
  return {
    source: 'warehouse',
    visual: 'table',
    id: 6,
    title: 'Untagged cost by tag and team',
    description: `${meaning} Each cost is in one row of every tag: read one tag at a time.`,
    at: [12, 28],
    size: [12, 9],
    sql: sql`select
  ${columns.tag} as required_tag,
  ${columns.target} as target,
  ${share()} as covered_share,
  ${sumOf(columns.missing_cost)} as missing_cost,
  ${sumOf(columns.not_allowed_cost)} as not_allowed_cost,
  ${sumOf(columns.unknown_cost)} as unknown_cost,
  ${sumOf(columns.total_cost)} as total_cost
from ${warehouse.tableOf(untaggedCostView)}
where ${condition}
group by ${columns.tag}, ${columns.target}
order by 1, sum(${exact(columns.untagged_cost)}) desc, 2`,
    columns: {
      required_tag: { kind: 'text', title: 'Tag' },
      target: { kind: 'text', title: 'Team' },
      covered_share: { kind: 'share', title: 'Covered' },
      missing_cost: { kind: 'amount', title: 'Without the tag' },
      not_allowed_cost: { kind: 'amount', title: 'Value not allowed' },
      unknown_cost: { kind: 'amount', title: 'Not known' },
      total_cost: { kind: 'amount', title: 'All cost' },
    },
  };
}
