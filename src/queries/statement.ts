/** A `.sql` file with its values bound and the columns it returns: the same text for Athena and DuckDB. */
import type { ResultSchema, Statement } from '../ports/query-engine.ts';
import { bindSql, type SqlFragment } from '../sql/bind.ts';
import { readSql } from '../sql/sql-files.ts';

/** `name` is the file below `sql/`, without its ending. Throws where a value is absent or left over. */
export function statement<S extends ResultSchema>(
  name: string,
  schema: S,
  values: Readonly<Record<string, SqlFragment>>,
): Statement<S> {
  return { name, schema, sql: bindSql(readSql(name), values) };
}
