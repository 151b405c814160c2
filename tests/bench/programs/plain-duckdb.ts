/**
 * The limit of the local engine: hand-written SQL for this one bill and the same result, reading every row
 * as the package offers it, without determining the kind of bill or checking that it is complete.
 * Arguments: a glob of the month's Parquet, accounts.csv, and 'costs' for only the archive's five columns,
 * without those that reconcile them.
 */
import { duckDb } from '../../../src/platform/local/duckdb/load-duckdb.ts';

const [files = '', accounts = '', columns = 'all'] = process.argv.slice(2);
const instance = await duckDb.DuckDBInstance.create(':memory:', { memory_limit: '1GB' });
const connection = await instance.connect();
await connection.run('SET preserve_insertion_order = false');

const lines = `
  select
    cast(line_item_usage_start_date as date) as billing_date,
    line_item_usage_account_id as account_id,
    coalesce(
      nullif(product['product_name'], ''), nullif(product_servicecode, ''), line_item_product_code
    ) as service,
    cast(line_item_unblended_cost as decimal(38, 12)) as cost,
    line_item_usage_account_name as name, bill_invoice_id as invoice_id,
    line_item_currency_code as currency, line_item_usage_start_date as start_at
  from read_parquet('${files}')`;
const units = `
  asof left join (
    select *, cast(snapshot_date as date) as billing_date
    from read_csv('${accounts}', all_varchar = true)
  ) as accounts using (account_id, billing_date)`;
const costsOnly = `
  select costs.billing_date, coalesce(ou_path, 'Unassigned') as ou, service, costs.account_id, cost
  from (
    select billing_date, account_id, service, cast(sum(cost) as double) as cost
    from (${lines}) group by all
  ) as costs ${units}
  order by costs.billing_date, ou, costs.account_id, service`;
const allColumns = `
  select
    costs.billing_date, coalesce(ou_path, 'Unassigned') as ou, service, costs.account_id,
    cast(cost as double) as cost, coalesce(account_name, name) as name, ou_path is null as unassigned,
    cast(absolute as double) as absolute, cast(uninvoiced as double) as uninvoiced, line_count,
    strftime(max(start_at) over of_day, '%Y-%m-%d %H') as latest_hour,
    cast(sum(cost) over of_day as double) as source_cost, count(*) over of_day as source_rows,
    min(first_currency) over () as first_currency, max(last_currency) over () as last_currency
  from (
    select
      billing_date, account_id, service, sum(cost) as cost, max(name) as name,
      sum(abs(cost)) as absolute, count(*) as line_count, max(start_at) as start_at,
      sum(abs(cost)) filter (invoice_id is null or invoice_id = '') as uninvoiced,
      min(currency) as first_currency, max(currency) as last_currency
    from (${lines}) group by all
  ) as costs ${units}
  window of_day as (partition by costs.billing_date)
  order by costs.billing_date, ou, costs.account_id, service`;

const result = await connection.stream(columns === 'costs' ? costsOnly : allColumns);
const all = result.columnNames().map((_, index) => index);
const read = columns === 'costs' ? [4] : all;
let [rows, cost] = [0, 0];
for (let chunk = await result.fetchChunk(); chunk?.rowCount; chunk = await result.fetchChunk()) {
  rows += chunk.rowCount;
  const values = new Map(read.map((index) => [index, chunk?.getColumnValues(index) ?? []]));
  for (const value of values.get(4) ?? []) cost += Number(value);
}
process.stdout.write(JSON.stringify({ rows, cost: Math.round(cost) }));
