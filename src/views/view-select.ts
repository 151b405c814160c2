/** The SELECT of a view, with its tables as each engine has them. */
import { bindSql, type SqlFragment } from '../sql/bind.ts';
import { readSql } from '../sql/sql-files.ts';
import type { Table } from '../tables/table.ts';
import type { View } from './view.ts';

/** `relationOf`: a table's name, or a sub-query of the same columns. */
export function viewSelect(view: View, relationOf: (table: Table) => SqlFragment): SqlFragment {
  const tables = tablesOf(view).map((table) => [table.name, relationOf(table)]);
  return bindSql(readSql(`gold/${view.name}`), {
    ...Object.fromEntries(tables),
    ...view.data,
  }).trim() as SqlFragment;
}

/** All tables that a view reads. */
export function tablesOf({ tables, optionalTables }: View): readonly Table[] {
  return [...tables, ...optionalTables];
}
