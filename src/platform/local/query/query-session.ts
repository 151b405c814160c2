/**
 * SQL of a user over bill and archive, on a laptop. DuckDB reads only the files of the tables: before the
 * user's SQL runs, access to all others is switched off, and the settings are locked.
 */
import type { DuckDBConnection, DuckDBResult, DuckDBValue } from '@duckdb/node-api';
import { sqlText } from '../../../sql/bind.ts';
import { DuckDbEngine } from '../duckdb/duckdb-engine.ts';
import { duckDb } from '../duckdb/load-duckdb.ts';
import { escapeGlob } from '../tables/local-tables.ts';
import type { QueryInputs } from './query-inputs.ts';
import { makeTables } from './query-tables.ts';
import { requireSelect } from './single-select.ts';
import { sqlProblem } from './sql-problem.ts';

export interface QueryColumn {
  readonly name: string;
  readonly isNumber: boolean;
}

export interface OpenRows {
  /** In the order of the SELECT; names are unique. */
  readonly columns: readonly QueryColumn[];
  /** Can be read once. Throws an InputError if the SQL or a file turns out to be wrong. */
  readonly rows: AsyncIterable<readonly DuckDBValue[]>;
}

export class QuerySession {
  /** Sentences about files next to the bill that were not read. */
  readonly notices: readonly string[];
  readonly #engine: DuckDbEngine;

  private constructor(engine: DuckDbEngine, notices: readonly string[]) {
    this.#engine = engine;
    this.notices = notices;
  }

  /** Throws an InputError if the bill cannot be read. */
  static async open(inputs: QueryInputs): Promise<QuerySession> {
    const { memoryLimit } = inputs;
    const engine = await DuckDbEngine.open(memoryLimit === undefined ? {} : { memoryLimit });
    try {
      const { files, notices } = await makeTables(engine, inputs);
      await engine.run(lockedTo(files, engine.temporaryFolder()));
      return new QuerySession(engine, notices);
    } catch (error) {
      engine.close();
      throw error;
    }
  }

  /** Runs one SELECT. Throws an InputError if the text is anything else, or wrong. */
  async select(sql: string): Promise<OpenRows> {
    const connection = await this.#engine.connect();
    try {
      await requireSelect(connection, sql);
      const result = await connection.stream(sql);
      return { columns: columnsOf(result), rows: rowsOf(connection, result) };
    } catch (error) {
      connection.closeSync();
      throw sqlProblem(error);
    }
  }

  close(): void {
    this.#engine.close();
  }
}

/** https://duckdb.org/docs/stable/operations_manual/securing_duckdb/overview */
function lockedTo(files: readonly string[], folder: string): string {
  // A view may name a file by a pattern that only this file fits.
  const paths = [...new Set(files.flatMap((file) => [file, escapeGlob(file)]))].map(sqlText);
  return `set allowed_paths = [${paths.join(', ')}];
  set allowed_directories = [${sqlText(folder)}];
  set enable_external_access = false;
  set lock_configuration = true;`;
}

function columnsOf(result: DuckDBResult): readonly QueryColumn[] {
  const types = result.columnTypes();
  const isNumber = (at: number) => numberTypes().has(types[at]?.typeId ?? -1);
  return result.deduplicatedColumnNames().map((name, at) => ({ name, isNumber: isNumber(at) }));
}

/** Not a constant: the types are known when DuckDB is loaded. */
function numberTypes(): ReadonlySet<number> {
  const { DuckDBTypeId: ids } = duckDb;
  return new Set([
    ids.TINYINT,
    ids.SMALLINT,
    ids.INTEGER,
    ids.BIGINT,
    ids.HUGEINT,
    ids.UTINYINT,
    ids.USMALLINT,
    ids.UINTEGER,
    ids.UBIGINT,
    ids.UHUGEINT,
    ids.FLOAT,
    ids.DOUBLE,
    ids.DECIMAL,
  ]);
}

async function* rowsOf(connection: DuckDBConnection, result: DuckDBResult) {
  try {
    for (;;) {
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) return;
      yield* chunk.getRows();
    }
  } catch (error) {
    throw sqlProblem(error);
  } finally {
    connection.closeSync();
  }
}
