/** The views of `src/views/` over the archive's tables, for analysts: the functions do not use them. */
import type { Construct } from 'constructs';
import { sqlIdentifier } from '../../src/sql/bind.ts';
import { allViews } from '../../src/views/all-views.ts';
import type { View, ViewColumn, ViewType } from '../../src/views/view.ts';
import { viewSelect } from '../../src/views/view-select.ts';
import type { DeclaredTableProps } from './declared-table.ts';
import { GlueView } from './glue-view.ts';

/** The types of a view have two names: Trino's in the view's text, Hive's in Glue. */
const types: Readonly<Record<ViewType, { trino: string; hive: string }>> = {
  varchar: { trino: 'varchar', hive: 'string' },
  date: { trino: 'date', hive: 'date' },
  double: { trino: 'double', hive: 'double' },
  integer: { trino: 'integer', hive: 'int' },
  bigint: { trino: 'bigint', hive: 'bigint' },
};

export function archiveViews(scope: Construct, { names, database }: DeclaredTableProps): void {
  for (const view of allViews) {
    new GlueView(scope, view.name, {
      names,
      database,
      name: view.name,
      description: view.description,
      sql: viewSelect(view, ({ name }) => sqlIdentifier(name)),
      columns: columnsOf(view),
    });
  }
}

function columnsOf({ columns }: View) {
  const entries = Object.entries<ViewColumn>(columns);
  return Object.fromEntries(entries.map(([name, { type }]) => [name, types[type]]));
}
