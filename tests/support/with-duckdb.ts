/** DuckDB without an archive, for statements over relations that a test writes itself. */
import { DuckDbEngine } from '../../src/platform/local/duckdb/duckdb-engine.ts';

export async function withDuckDb<T>(
  work: (platform: { readonly engine: DuckDbEngine }) => Promise<T>,
): Promise<T> {
  const engine = await DuckDbEngine.open({ threads: 1 });
  try {
    return await work({ engine });
  } finally {
    engine.close();
  }
}
