/**
 * The lists above a dashboard: OU, team, account, environment. Each offers what has rows in the chosen time range.
 * 'All' is one value of its own, so that a query never contains a list of thousands of names.
 */
import {
  QueryVariableBuilder,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { type SqlFragment, sqlIdentifier, sqlText } from '../../src/sql/bind.ts';
import { sql } from '../../src/sql/sql-template.ts';
import { costByEnvView } from '../../src/views/cost-by-env.ts';
import { allChosen, type FilterName, filterNames } from '../names/variable-names.ts';
import { refTo } from '../sources/data-sources.ts';
import type { Warehouse } from '../sources/warehouse.ts';
import { choosable } from '../sql/choices.ts';
import { inRange } from '../sql/time-range.ts';
import { columnsOf } from '../sql/view-columns.ts';

const columns = columnsOf(costByEnvView);

interface Filter {
  readonly label: string;
  readonly column: SqlFragment;
}

const filters: Readonly<Record<FilterName, Filter>> = {
  ou: { label: 'OU', column: columns.ou },
  team: { label: 'Team', column: columns.target },
  account: { label: 'Account', column: columns.linked_account },
  environment: { label: 'Environment', column: columns.environment },
};

/** The SELECT of a list. A name that would mean 'All' is not offered. */
export function optionsSql(name: FilterName, warehouse: Warehouse): SqlFragment {
  const { column } = filters[name];
  return sql`select distinct ${choosable(column)} as ${sqlIdentifier(name)}
from ${warehouse.tableOf(costByEnvView)}
where ${inRange(columns)} and ${column} <> ${sqlText(allChosen)}
order by 1`;
}

export function filterVariables(
  names: readonly FilterName[],
  warehouse: Warehouse,
): QueryVariableBuilder[] {
  return filterNames
    .filter((name) => names.includes(name))
    .map((name) => variable(name, warehouse));
}

function variable(name: FilterName, warehouse: Warehouse): QueryVariableBuilder {
  const text = optionsSql(name, warehouse);
  return new QueryVariableBuilder(name)
    .label(filters[name].label)
    .datasource(refTo(warehouse.dataSource))
    .query({ ...warehouse.queryOf({ refId: 'A', sql: text, format: 'table' }) })
    .definition(text)
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalAsc)
    .multi(true)
    .includeAll(true)
    .allValue(sqlText(allChosen))
    .allowCustomValue(false)
    .current({ text: ['All'], value: ['$__all'] });
}
