/** Prepares the benchmarks' files with DuckDB, within a limit of memory that leaves room for the rest. */
import { duckDb } from '../../../src/platform/local/duckdb/load-duckdb.ts';

/** Runs a statement and returns its rows. */
export type RunStatement = (statement: string) => Promise<readonly (readonly unknown[])[]>;

/** Calls `work` with a database of its own. */
export async function withDuckDb(work: (run: RunStatement) => Promise<void>): Promise<void> {
  const instance = await duckDb.DuckDBInstance.create(':memory:', { memory_limit: '4GB' });
  const connection = await instance.connect();
  try {
    await work(async (statement) => (await connection.runAndReadAll(statement)).getRows());
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
