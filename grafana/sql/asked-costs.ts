/** Costs of a view, by the chosen metric and under all four filters: what most panels start with. */
import type { SqlFragment } from '../../src/sql/bind.ts';
import { joinSql, sql } from '../../src/sql/sql-template.ts';
import { dayColumns, metricColumns, ownerColumns } from '../../src/views/cost-columns.ts';
import type { View } from '../../src/views/view.ts';
import type { Warehouse } from '../sources/warehouse.ts';
import { chosenCost } from './amounts.ts';
import { isChosen } from './choices.ts';
import { inRange } from './time-range.ts';
import { columnsOf } from './view-columns.ts';

const shared = { ...dayColumns, ...ownerColumns, ...metricColumns };
const columns = columnsOf({ columns: shared });

/** A view with the day, whose cost it is, and all metrics. */
export type CostView = View & { readonly columns: typeof shared };

export interface AskedCosts {
  readonly warehouse: Warehouse;
  readonly view: CostView;
  /** Columns of the view, with the name that each gets. */
  readonly select: readonly SqlFragment[];
  /** Days before the time range that are read too. */
  readonly daysBefore?: number;
}

/** The step `asked` of a WITH clause: the selected columns, and `cost`. */
export function askedCosts({ warehouse, view, select, daysBefore }: AskedCosts): SqlFragment {
  const filters = [
    inRange(columns, daysBefore),
    isChosen('ou', columns.ou),
    isChosen('team', columns.target),
    isChosen('account', columns.linked_account),
    isChosen('environment', columns.environment),
  ];
  return sql`asked as (
  select
    ${joinSql([...select, sql`${chosenCost(columns)} as cost`], ',\n  ')}
  from ${warehouse.tableOf(view)}
  where ${joinSql(filters, ' and ')}
)`;
}
