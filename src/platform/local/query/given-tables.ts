/** Tables that people edit as CSV and give as options: their checked rows as DuckDB's tables. */
import { sqlText } from '../../../sql/bind.ts';
import type { CsvTable } from '../../../tables/table.ts';
import { sqlTypes } from '../tables/no-rows.ts';

/** By the column's field. */
type GivenRow<T extends CsvTable> = {
  readonly [F in keyof T['columns']]: T['columns'][F]['type'] extends 'double' ? number : string;
};

/** A statement. The rows are one JSON text, like the accounts. */
export function createGivenTable<T extends CsvTable>(
  table: T,
  rows: readonly GivenRow<T>[],
): string {
  return `create or replace table ${table.name} as\n${selectGivenRows(table, rows)};`;
}

/** A SELECT of the rows, with the columns of the declaration. */
export function selectGivenRows<T extends CsvTable>(
  table: T,
  rows: readonly GivenRow<T>[],
): string {
  const columns = Object.entries(table.columns);
  const named = rows.map((row: Readonly<Record<string, string | number>>) =>
    Object.fromEntries(columns.map(([field, { name }]) => [name, row[field]])),
  );
  const shape = [Object.fromEntries(columns.map(([, { name, type }]) => [name, sqlTypes[type]]))];
  const [json, types] = [named, shape].map((value) => sqlText(JSON.stringify(value)));
  return `select unnest(from_json(${json}, ${types}), recursive := true)`;
}
