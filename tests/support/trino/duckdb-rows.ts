/** Any SELECT on the project's DuckDB engine with its columns' types, in the form of Trino's answers. */
import type { DuckDbEngine } from '../../../src/platform/local/duckdb/duckdb-engine.ts';
import type { ColumnType, QueryEngine, ResultSchema } from '../../../src/ports/query-engine.ts';
import type { TrinoColumn } from './trino-client.ts';

export interface EngineResult {
  readonly columns: readonly TrinoColumn[];
  readonly rows: readonly (readonly unknown[])[];
}

type Engine = Pick<QueryEngine, 'query'> | DuckDbEngine;

const columnTypes: Readonly<Record<string, ColumnType>> = {
  DATE: 'date',
  VARCHAR: 'string',
  DOUBLE: 'double',
  INTEGER: 'integer',
  BIGINT: 'integer',
  HUGEINT: 'integer',
};

/** Rows in the statement's order; for a result with maps in no order. */
export async function queryDuckDb(engine: Engine, sql: string): Promise<EngineResult> {
  const columns = await columnsOf(engine, sql);
  const isPlain = columns.every(({ type }) => columnTypes[type] !== undefined);
  const rows = isPlain ? await plainRows(engine, sql, columns) : await rowsAsJson(engine, sql);
  return { columns: columns.map(({ name, type }) => ({ name, type: type.toLowerCase() })), rows };
}

async function columnsOf(engine: Engine, sql: string): Promise<readonly TrinoColumn[]> {
  const rows = await plainRows(
    engine,
    `select column_name, column_type from (describe select * from (\n${sql}\n) as described)`,
    [
      { name: 'column_name', type: 'VARCHAR' },
      { name: 'column_type', type: 'VARCHAR' },
    ],
  );
  return rows.map(([name, type]) => ({ name: String(name), type: String(type) }));
}

async function plainRows(engine: Engine, sql: string, columns: readonly TrinoColumn[]) {
  const schema: ResultSchema = Object.fromEntries(
    columns.map(({ name, type }) => [name, columnTypes[type] ?? 'string']),
  );
  const { batches } = await engine.query({ name: 'conformance', sql, schema });
  const rows: unknown[][] = [];
  for await (const { rowCount, columns: values } of batches) {
    for (let row = 0; row < rowCount; row++) {
      rows.push(columns.map(({ name }) => values[name]?.[row]));
    }
  }
  return rows;
}

async function rowsAsJson(engine: Engine, sql: string) {
  const text = `select cast(to_json(line) as varchar) as line from (\n${sql}\n) as line`;
  const rows = await plainRows(engine, text, [{ name: 'line', type: 'VARCHAR' }]);
  return rows.map(([line]) => Object.values(JSON.parse(String(line)) as object));
}
