/**
 * Resources that CloudWatch's metrics call idle or oversized, and what they cost a month. The view reads its newest
 * days only, so that the time range of the dashboard does not apply.
 */
import { sqlInteger, sqlText } from '../../src/sql/bind.ts';
import { joinSql, sql } from '../../src/sql/sql-template.ts';
import { resourceEfficiencyView } from '../../src/views/resource-efficiency.ts';
import type { SqlPanel } from '../panels/panel.ts';
import type { Warehouse } from '../sources/warehouse.ts';
import { sumOf } from '../sql/amounts.ts';
import { isChosen } from '../sql/choices.ts';
import { timeOf } from '../sql/time-range.ts';
import { columnsOf } from '../sql/view-columns.ts';

/** Rows of the table. */
const shownResources = 25;

const columns = columnsOf(resourceEfficiencyView);
const meaning =
  'Of the costliest resources, in the newest days with metrics, whatever the time range. Only the filters OU, team and account apply. Costs are amortized. Empty if the setting resourceMetrics is not used.';

const condition = joinSql(
  [
    isChosen('ou', columns.ou),
    isChosen('team', columns.target),
    isChosen('account', columns.linked_account),
  ],
  ' and ',
);

type Finding = 'idle' | 'oversized' | 'unknown';

const isFound = (finding: Finding) => sql`${columns.finding} = ${sqlText(finding)}`;
const count = (finding: Finding) => sql`count(case when ${isFound(finding)} then 1 end)`;
const atStake = (finding: Finding) =>
  sumOf(sql`case when ${isFound(finding)} then ${columns.at_stake_cost} end`);

export function idleFigures(warehouse: Warehouse): SqlPanel {
  return {
    source: 'warehouse',
    visual: 'figures',
    id: 7,
    title: 'Idle and oversized resources',
    description: `${meaning} Unknown: a day or a metric is missing, or no metric shows use.`,
    at: [0, 37],
    size: [24, 4],
    sql: sql`select
  ${timeOf(sql`max(${columns.last_date})`)} as last_day,
  count(*) as judged_resources,
  ${count('unknown')} as unknown_resources,
  ${count('idle')} as idle_resources,
  ${atStake('idle')} as idle_cost,
  ${count('oversized')} as oversized_resources,
  ${atStake('oversized')} as oversized_cost
from ${warehouse.tableOf(resourceEfficiencyView)}
where ${condition}`,
    columns: {
      last_day: { kind: 'day', title: 'Newest day with metrics' },
      judged_resources: { kind: 'count', title: 'Resources' },
      unknown_resources: { kind: 'count', title: 'Unknown' },
      idle_resources: { kind: 'count', title: 'Idle' },
      idle_cost: { kind: 'amount', title: 'Idle: at stake a month' },
      oversized_resources: { kind: 'count', title: 'Oversized' },
      oversized_cost: { kind: 'amount', title: 'Oversized: at stake a month' },
    },
  };
}

export function idleResources(warehouse: Warehouse): SqlPanel {
  return {
    source: 'warehouse',
    visual: 'table',
    id: 8,
    title: 'Resources by money at stake',
    description: `The ${shownResources} with most at stake: all of the cost of an idle one, a part of that of an oversized one; of others what AWS would save, where its recommendations are archived. Each resource has one amount, of our rules or of AWS. ${meaning}`,
    at: [0, 41],
    size: [24, 12],
    sql: sql`select
  ${columns.finding} as finding,
  ${columns.resource_kind} as resource_kind,
  ${columns.resource_id} as resource_id,
  ${columns.linked_account} as linked_account,
  ${columns.target} as target,
  ${columns.evidence} as evidence,
  ${columns.monthly_cost} as monthly_cost,
  ${columns.at_stake_cost} as at_stake_cost,
  ${columns.at_stake_source} as at_stake_source,
  ${columns.aws_action} as aws_action
from ${warehouse.tableOf(resourceEfficiencyView)}
where ${condition} and ${columns.at_stake_cost} > 0
order by ${columns.at_stake_cost} desc, ${columns.linked_account}, ${columns.resource_kind}, ${columns.resource_id}
limit ${sqlInteger(shownResources)}`,
    columns: {
      finding: { kind: 'text', title: 'Finding' },
      resource_kind: { kind: 'text', title: 'Kind' },
      resource_id: { kind: 'text', title: 'Resource' },
      linked_account: { kind: 'text', title: 'Account' },
      target: { kind: 'text', title: 'Team' },
      evidence: { kind: 'text', title: 'Why' },
      monthly_cost: { kind: 'amount', title: 'Cost of a month' },
      at_stake_cost: { kind: 'amount', title: 'At stake' },
      at_stake_source: { kind: 'text', title: 'By' },
      aws_action: { kind: 'text', title: 'AWS says' },
    },
  };
}
