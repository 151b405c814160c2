/**
 * The limit of the local engine: hand-written SQL for this one bill and the same result. Arguments: a glob of
 * the month's Parquet, accounts.csv, and 'costs' for only the archive's five columns, without those that
 * reconcile them.
 */
import { duckDb } from '../../../src/platform/local/duckdb/load-duckdb.ts';
import { allColumns, costsOnly } from './plain-sql.ts';

const [files = '', accounts = '', columns = 'all'] = process.argv.slice(2);
const instance = await duckDb.DuckDBInstance.create(':memory:', { memory_limit: '1GB' });
const connection = await instance.connect();
await connection.run('SET preserve_insertion_order = false');

const isCosts = columns === 'costs';
const sql = isCosts ? costsOnly({ files, accounts }) : allColumns({ files, accounts });
const result = await connection.stream(sql);
const all = result.columnNames().map((_, index) => index);
const read = isCosts ? [4] : all;
let [rows, cost] = [0, 0];
for (let chunk = await result.fetchChunk(); chunk?.rowCount; chunk = await result.fetchChunk()) {
  rows += chunk.rowCount;
  const values = new Map(read.map((index) => [index, chunk?.getColumnValues(index) ?? []]));
  for (const value of values.get(4) ?? []) cost += Number(value);
}
process.stdout.write(JSON.stringify({ rows, cost: Math.round(cost) }));
