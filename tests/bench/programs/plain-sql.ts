/**
 * Hand-written SQL for a CUR 2.0 bill, reading every row as the package offers it, without determining the
 * kind of bill or checking that it is complete.
 */

export interface PlainBill {
  /** A glob of the bill's Parquet. */
  readonly files: string;
  /** Path of accounts.csv. */
  readonly accounts: string;
}

/** The archive's five columns: day, OU, service, account and cost. */
export function costsOnly(bill: PlainBill): string {
  return `
  select costs.billing_date, coalesce(ou_path, 'Unassigned') as ou, service, costs.account_id, cost
  from (
    select billing_date, account_id, service, cast(sum(cost) as double) as cost
    from (${lines(bill)}) group by all
  ) as costs ${units(bill)}
  order by costs.billing_date, ou, costs.account_id, service`;
}

/** The same with the columns that reconcile them. */
export function allColumns(bill: PlainBill): string {
  return `
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
    from (${lines(bill)}) group by all
  ) as costs ${units(bill)}
  window of_day as (partition by costs.billing_date)
  order by costs.billing_date, ou, costs.account_id, service`;
}

function lines({ files }: PlainBill): string {
  return `
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
}

function units({ accounts }: PlainBill): string {
  return `
  asof left join (
    select *, cast(snapshot_date as date) as billing_date
    from read_csv('${accounts}', all_varchar = true)
  ) as accounts using (account_id, billing_date)`;
}
