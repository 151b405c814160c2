/** Actual cost, forecast and budget, month by month around the one in which the time range ends. */
import { sql } from '../../src/sql/sql-template.ts';
import { costByOuMonthView } from '../../src/views/cost-by-ou-month.ts';
import type { SqlPanel } from '../panels/panel.ts';
import type { Warehouse } from '../sources/warehouse.ts';
import { sumOf } from '../sql/amounts.ts';
import { isChosen } from '../sql/choices.ts';
import { inMonthsAround } from '../sql/time-range.ts';
import { monthColumns } from '../sql/unit-months.ts';

export function months(warehouse: Warehouse): SqlPanel {
  const around = inMonthsAround(monthColumns, { before: 6, after: 5 });
  const month = monthColumns;
  return {
    source: 'warehouse',
    visual: 'groups',
    id: 3,
    title: 'Actual, forecast and budget by month',
    description:
      "From six months before the month in which the time range ends to five months after it, of the chosen OUs. By the digest's cost metric. A month without a forecast of all of its days has none.",
    at: [12, 4],
    size: [12, 10],
    sql: sql`select
  ${month.billing_month} as billing_month,
  ${sumOf(month.actual_cost)} as actual_cost,
  ${sumOf(month.forecast_cost)} as forecast_cost,
  ${sumOf(month.budget_cost)} as budget_cost
from ${warehouse.tableOf(costByOuMonthView)}
where ${around} and ${isChosen('ou', month.ou)}
group by ${month.billing_month}
order by ${month.billing_month}`,
    columns: {
      billing_month: { kind: 'text', title: 'Month' },
      actual_cost: { kind: 'amount', title: 'Actual' },
      forecast_cost: { kind: 'amount', title: 'Forecast of the days left' },
      budget_cost: { kind: 'amount', title: 'Budget' },
    },
  };
}
