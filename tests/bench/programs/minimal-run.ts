/**
 * The least that a first run could be: DuckDB computes the breakdown with hand-written SQL, writes the days'
 * Parquet and the report day's CSV. No checks, no mail. Arguments: a glob of the bill's Parquet,
 * accounts.csv, the report day and the output folder.
 */
import { join } from 'node:path';
import { duckDb } from '../../../src/platform/local/duckdb/load-duckdb.ts';
import { costsOnly } from './plain-sql.ts';

const [files = '', accounts = '', day = '', out = ''] = process.argv.slice(2);
const instance = await duckDb.DuckDBInstance.create(':memory:', { memory_limit: '1GB' });
const connection = await instance.connect();
await connection.run(`create table costs as ${costsOnly({ files, accounts })}`);
await connection.run(`
  copy (
    select *, year(billing_date) as year, month(billing_date) as month, day(billing_date) as day
    from costs
  ) to '${join(out, 'archive')}'
  (format parquet, compression snappy, partition_by (year, month, day))`);
await connection.run(`
  copy (select * from costs where billing_date = date '${day}') to '${join(out, 'day.csv')}' (header)`);
const totals = await connection.runAndReadAll('select count(*)::double, sum(cost) from costs');
const [rows, cost] = totals.getRows()[0]?.map(Number) ?? [];
process.stdout.write(JSON.stringify({ rows, cost: Math.round(cost ?? Number.NaN) }));
