/** Actual cost, projected month end and budget of the month in which the time range ends, of all chosen OUs together. */
import type { SqlFragment } from '../../src/sql/bind.ts';
import { sql } from '../../src/sql/sql-template.ts';
import type { Looks } from '../panels/looks.ts';
import type { SqlPanel } from '../panels/panel.ts';
import type { Warehouse } from '../sources/warehouse.ts';
import { budgetStatus } from '../sql/budget-status.ts';
import { notAllocated, unitMonths } from '../sql/unit-months.ts';
import { lightMeaning, ofMonth } from './month-scope.ts';

/** Sums over the OUs that are compared with their budgets. */
const compared = {
  spent: sql`compared_spent`,
  projected: sql`compared_projected`,
  ifStays: sql`compared_if_stays`,
  budget: sql`compared_budget`,
};

export function monthFigures(warehouse: Warehouse, looks: Looks): SqlPanel {
  return {
    source: 'warehouse',
    visual: 'figures',
    id: 1,
    title: 'Month in which the time range ends',
    description: `By the digest's cost metric, of the chosen OUs; team, account and environment do not apply. The share compares OUs that have a budget and a known month end; all OUs if the organization has a budget of its own. ${lightMeaning(looks)}`,
    at: [0, 0],
    size: [24, 4],
    sql: figuresSql(warehouse, looks),
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

function figuresSql(warehouse: Warehouse, looks: Looks): SqlFragment {
  return sql`with

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
  ${budgetStatus(compared, looks.thresholds)} as budget_status
from sums`;
}
