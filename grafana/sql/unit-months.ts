/** The months of OUs with their lights, from `cost_by_ou_month`: what the panels about budgets start with. */
import type { LightThresholds } from '../../src/domain/budgets/budget-light.ts';
import type { SqlFragment } from '../../src/sql/bind.ts';
import { sql } from '../../src/sql/sql-template.ts';
import { costByOuMonthView } from '../../src/views/cost-by-ou-month.ts';
import type { Warehouse } from '../sources/warehouse.ts';
import { exact } from './amounts.ts';
import { budgetStatus, isUnknown } from './budget-status.ts';
import { columnsOf } from './view-columns.ts';

export const monthColumns = columnsOf(costByOuMonthView);

/** What the organization's own budget has in addition to those of its OUs: not a unit. */
export const notAllocated = sql`'(not allocated)'`;

const amounts = {
  spent: sql`spent`,
  projected: sql`projected`,
  ifStays: sql`if_stays`,
  budget: sql`budget`,
};

/**
 * Two steps of a WITH clause, `months` and `lights`. Amounts are decimals; `light_unknown` is 1 or 0, and null
 * without a budget. `condition` selects the months.
 */
export function unitMonths(
  warehouse: Warehouse,
  condition: SqlFragment,
  thresholds: LightThresholds,
): SqlFragment {
  const month = monthColumns;
  return sql`months as (
  select
    ${month.billing_month} as billing_month,
    ${month.ou} as ou,
    ${month.archived_days} as archived_days,
    ${month.days_in_month} as days_in_month,
    coalesce(${exact(month.actual_cost)}, 0) as spent,
    ${exact(month.projected_cost)} as projected,
    ${exact(month.projected_if_stays_cost)} as if_stays,
    ${exact(month.budget_cost)} as budget
  from ${warehouse.tableOf(costByOuMonthView)}
  where ${condition}
),

lights as (
  select
    months.*,
    case when budget is not null then case when ${isUnknown(amounts, thresholds)} then 1 else 0 end end as light_unknown,
    case when ou = ${notAllocated} then 'Not allocated' else ${budgetStatus(amounts, thresholds)} end as budget_status
  from months
)`;
}
