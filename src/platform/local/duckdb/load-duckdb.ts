/**
 * Loads DuckDB as a CommonJS package. With an `import` Node would first parse each of its 150 files for its
 * exported names, which takes longer than opening a bill.
 */
import { createRequire } from 'node:module';

/** The package `@duckdb/node-api`. */
export const duckDb = createRequire(import.meta.url)(
  '@duckdb/node-api',
) as typeof import('@duckdb/node-api');
