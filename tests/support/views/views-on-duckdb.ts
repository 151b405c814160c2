/** Tables of rows and the views over them on the project's DuckDB engine. */
import { DuckDbEngine } from '../../../src/platform/local/duckdb/duckdb-engine.ts';
import { sqlTypes } from '../../../src/platform/local/tables/no-rows.ts';
import { sqlIdentifier, sqlText } from '../../../src/sql/bind.ts';
import { glueName } from '../../../src/tables/column-types.ts';
import type { Table } from '../../../src/tables/table.ts';
import { allViews } from '../../../src/views/all-views.ts';
import type { View } from '../../../src/views/view.ts';
import { tablesOf, viewSelect } from '../../../src/views/view-select.ts';
import type { TableRows } from './view-rows.ts';

export const viewTables: readonly Table[] = [...new Set(allViews.flatMap(tablesOf))];

/** The SELECT of a view over tables of the same names. */
export function plainSelect(view: View): string {
  return viewSelect(view, ({ name }) => sqlIdentifier(name));
}

/** An engine with a table for each of the views' tables; the caller closes it. */
export async function openTables(rows: TableRows): Promise<DuckDbEngine> {
  const engine = await DuckDbEngine.open({ threads: 1 });
  for (const table of viewTables) {
    const shape = sqlText(JSON.stringify([typesOf(table)]));
    const json = sqlText(JSON.stringify(rows[table.name] ?? []));
    await engine.run(`create table ${table.name} as
      select unnest(from_json(${json}, ${shape}), recursive := true)`);
  }
  return engine;
}

/** Column of Glue → type of DuckDB. */
export function typesOf(table: Table): Readonly<Record<string, string>> {
  const keys = table.format === 'parquet' ? table.partitionKeys : [];
  return Object.fromEntries([
    ...Object.values(table.columns).map((column) => [glueName(column), sqlTypes[column.type]]),
    ...keys.map((key) => [key.name, key.part === 'date' ? 'date' : 'integer']),
  ]);
}
