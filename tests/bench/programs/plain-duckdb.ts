/**
 * The limit of the local engine: SQL written by hand for this one bill, costs by day, OU, account and
 * service and nothing that checks them. Arguments: a glob of the month's Parquet, accounts.csv.
 */
import { DuckDBInstance } from '@duckdb/node-api';

const [files = '', accounts = ''] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:', { memory_limit: '1GB' });
const connection = await instance.connect();
await connection.run('SET preserve_insertion_order = false');
const result = await connection.stream(`
  select costs.billing_date, coalesce(ou_path, 'Unassigned') as ou, service, costs.account_id, cost
  from (
    select
      cast(line_item_usage_start_date as date) as billing_date,
      line_item_usage_account_id as account_id,
      coalesce(
        nullif(product['product_name'], ''), nullif(product_servicecode, ''), line_item_product_code
      ) as service,
      cast(sum(cast(line_item_unblended_cost as decimal(38, 12))) as double) as cost
    from read_parquet('${files}')
    group by all
  ) as costs
  asof left join (
    select *, cast(snapshot_date as date) as billing_date
    from read_csv('${accounts}', all_varchar = true)
  ) as accounts using (account_id, billing_date)
  order by costs.billing_date, ou, costs.account_id, service`);
let [rows, cost] = [0, 0];
for (let chunk = await result.fetchChunk(); chunk?.rowCount; chunk = await result.fetchChunk()) {
  rows += chunk.rowCount;
  for (const value of chunk.getColumnValues(4)) cost += Number(value);
}
process.stdout.write(JSON.stringify({ rows, cost: Math.round(cost) }));
