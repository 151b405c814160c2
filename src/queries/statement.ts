/** Makes a statement from a `.sql` file and its values. Athena and DuckDB run the same text. */
import type { ResultSchema, Statement } from '../ports/query-engine.ts';
import { bindSql, type SqlFragment } from '../sql/bind.ts';
import { readSql } from '../sql/sql-files.ts';

/** `name`: the file below `sql/`, without '.sql'. Throws when a value is missing or unused. */
export function statement<S extends ResultSchema>(
  name: string,
  schema: S,
  values: Readonly<Record<string, SqlFragment>>,
): Statement<S> {
  return { name, schema, sql: bindSql(readSql(name), values) };
}
