/**
 * The month in which the time range ends: actual cost, projected month end and budget, of all chosen OUs and of each.
 * Budgets are of OUs, so the other filters do not apply.
 */
import { sql } from '../../src/sql/sql-template.ts';
import type { Looks } from '../panels/looks.ts';
import type { SqlPanel } from '../panels/panel.ts';
import type { Warehouse } from '../sources/warehouse.ts';
import { budgetStatus } from '../sql/budget-status.ts';
import { isChosen } from '../sql/choices.ts';
import { inLastMonth } from '../sql/time-range.ts';
import { monthColumns, notAllocated, unitMonths } from '../sql/unit-months.ts';

const ofMonth = sql`${inLastMonth(monthColumns)} and ${isChosen('ou', monthColumns.ou)}`;

const light = (looks: Looks) => {
  const { green, yellow } = looks.thresholds;
  const percent = (share: number) => `${Math.round(share * 10_000) / 100} %`;
  return `On track: up to ${percent(green)} of the budget; close: up to ${percent(yellow)}. Unknown: there is no forecast, or the light depends on whether unusual costs of the last days stay.`;
};

export function monthFigures(warehouse: Warehouse, looks: Looks): SqlPanel {
  const all = {
    spent: sql`compared_spent`,
    projected: sql`compared_projected`,
    ifStays: sql`compared_if_stays`,
    budget: sql`compared_budget`,
  };
  return {
    source: 'warehouse',
    visual: 'figures',
    id: 1,
    title: 'Month in which the time range ends',
    description: `By the digest's cost metric, of the chosen OUs; team, account and environment do not apply. The share compares OUs that have a budget and a known month end; all OUs if the organization has a budget of its own. ${light(looks)}`,
    at: [0, 0],
    size: [24, 4],
    sql: sql`with

${unitMonths(warehouse, ofMonth, looks.thresholds)},

scope as (
  select
    max(case when ou = ${notAllocated} then 1 else 0 end) as has_own_budget,
    max(light_unknown) as has_unknown
  from lights
),

compared as (
  select
    lights.*,
    case
      when light_unknown = 0 or (has_own_budget = 1 and coalesce(has_unknown, 0) = 0) then 1
      else 0
    end as is_compared
  from lights
  cross join scope
),

sums as (
  select
    max(archived_days) as archived_days,
    max(days_in_month) as days_in_month,
    sum(spent) as spent,
    case when count(case when spent <> 0 and projected is null then 1 end) = 0 then sum(projected) end as projected,
    sum(budget) as budget,
    sum(case when is_compared = 1 then spent end) as compared_spent,
    sum(case when is_compared = 1 then projected end) as compared_projected,
    sum(case when is_compared = 1 then if_stays end) as compared_if_stays,
    sum(case when is_compared = 1 then budget end) as compared_budget
  from compared
  having count(*) > 0
)

select
  cast(archived_days as bigint) as archived_days,
  cast(days_in_month as bigint) as days_in_month,
  cast(spent as double precision) as actual_cost,
  cast(projected as double precision) as projected_cost,
  cast(budget as double precision) as budget_cost,
  case
    when compared_budget > 0
    then cast(compared_projected as double precision) / cast(compared_budget as double precision)
  end as budget_share,
  ${budgetStatus(all, looks.thresholds)} as budget_status
from sums`,
    columns: {
      archived_days: { kind: 'count', title: 'Archived days' },
      days_in_month: { kind: 'count', title: 'Days of the month' },
      actual_cost: { kind: 'amount', title: 'Actual' },
      projected_cost: { kind: 'amount', title: 'Projected month end' },
      budget_cost: { kind: 'amount', title: 'Budget' },
      budget_share: { kind: 'share', title: 'Budget used at month end' },
      budget_status: { kind: 'status', title: 'Light' },
    },
  };
}

export function unitTable(warehouse: Warehouse, looks: Looks): SqlPanel {
  return {
    source: 'warehouse',
    visual: 'table',
    id: 2,
    title: 'OUs and their budgets in that month',
    description: `By the digest's cost metric; only the filter OU applies. ${light(looks)}`,
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
