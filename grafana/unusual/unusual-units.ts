/**
 * The OUs whose last days the digest found unusual. The archive keeps no list of anomalies: the mail has them. It
 * keeps two month ends of such an OU, one if the unusual costs go on and one if they do not.
 */
import { sql } from '../../src/sql/sql-template.ts';
import type { Looks } from '../panels/looks.ts';
import type { SqlPanel } from '../panels/panel.ts';
import type { Warehouse } from '../sources/warehouse.ts';
import { isChosen } from '../sql/choices.ts';
import { inLastMonth } from '../sql/time-range.ts';
import { monthColumns, unitMonths } from '../sql/unit-months.ts';

export function unusualUnits(warehouse: Warehouse, { thresholds }: Looks): SqlPanel {
  const condition = sql`${inLastMonth(monthColumns)} and ${isChosen('ou', monthColumns.ou)}`;
  return {
    source: 'warehouse',
    visual: 'table',
    id: 3,
    title: 'OUs with unusual last days',
    description:
      "OUs in whose last days the digest of the newest report day found unusual costs, with the month end if these costs go on. By the digest's cost metric, of the month in which the time range ends. The archive keeps no list of anomalies: service and days are in the mail and in the API.",
    at: [0, 19],
    size: [12, 9],
    sql: sql`with

${unitMonths(warehouse, condition, thresholds)}

select
  ou,
  cast(projected as double precision) as projected_cost,
  cast(if_stays as double precision) as projected_if_stays_cost,
  cast(if_stays - projected as double precision) as difference
from lights
where if_stays <> projected
order by abs(if_stays - projected) desc, ou`,
    columns: {
      ou: { kind: 'text', title: 'OU' },
      projected_cost: { kind: 'amount', title: 'Projected month end' },
      projected_if_stays_cost: { kind: 'amount', title: 'If unusual costs go on' },
      difference: { kind: 'amount', title: 'Difference' },
    },
  };
}
