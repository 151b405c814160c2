/**
 * Finds idle resources in an archive. Arguments: its folder, the newest day, and 'files' for the reader of mail and API or
 * 'view' for SQL on DuckDB. Prints the number of resources and the seconds.
 */
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { DuckDbEngine } from '../../../src/platform/local/duckdb/duckdb-engine.ts';
import { DirectoryStore } from '../../../src/platform/local/files/directory-store.ts';
import { makeTables } from '../../../src/platform/local/query/query-tables.ts';
import { readResourceUse } from '../../../src/reports/use/read-resource-use.ts';
import { queryDuckDb } from '../../support/trino/duckdb-rows.ts';

const [out = '', day = '', how = 'files'] = process.argv.slice(2);

async function readFiles(): Promise<number> {
  const use = await readResourceUse(new DirectoryStore(out), parseBillingDay(day));
  return use?.resources.length ?? 0;
}

async function readView(): Promise<number> {
  const engine = await DuckDbEngine.open();
  try {
    const inputs = { bill: undefined, source: undefined, accounts: undefined, budgets: undefined };
    await makeTables(engine, { ...inputs, out, memoryLimit: undefined });
    const { rows } = await queryDuckDb(engine, 'select * from resource_efficiency');
    return rows.length;
  } finally {
    engine.close();
  }
}

const start = performance.now();
const resources = await (how === 'view' ? readView() : readFiles());
process.stdout.write(JSON.stringify({ resources, seconds: (performance.now() - start) / 1000 }));
