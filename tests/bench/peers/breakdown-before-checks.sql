-- The OU breakdown before it returned left-out lines, payers and lines without a price: the limit for the
-- cost of those checks. Unblended costs in one currency, without checking which.
with

bill_lines as (
  select
    billing_date,
    usage_account_id,
    usage_account_name,
    service,
    currency,
    invoice_id = '' as is_uninvoiced,
    -- A refund that counts on another day than its own date does not show how fresh that day is.
    case when cast(usage_start_at as date) = billing_date then usage_start_at end as usage_start_at,
    cast(:cost_column as decimal(38, 12)) as cost
  from :cost_lines as cost_lines
  where billing_period in :billing_periods
    and (:currency = '' or currency = :currency)
),

-- The only pass over all lines. It aggregates first and filters later, because there are fewer rows then.
-- So it does not filter the window's days (its billing periods have few others). Currency and invoice cost
-- less as keys than as aggregates.
line_sums as (
  select
    billing_date,
    usage_account_id,
    service,
    currency,
    is_uninvoiced,
    max(usage_account_name) as account_name,
    sum(cost) as cost,
    sum(abs(cost)) as absolute_cost,
    count(*) as line_count,
    max(usage_start_at) as latest_start_at
  from bill_lines
  group by billing_date, usage_account_id, service, currency, is_uninvoiced
),

service_costs as (
  select
    billing_date,
    usage_account_id as linked_account,
    service,
    billing_date between :from_date and :to_date as is_in_window,
    max(account_name) as account_name,
    sum(cost) as cost,
    sum(absolute_cost) as absolute_cost,
    sum(case when is_uninvoiced then absolute_cost else cast(0 as decimal(38, 12)) end)
      as uninvoiced_cost,
    cast(sum(line_count) as bigint) as line_count,
    max(latest_start_at) as latest_start_at,
    min(currency) as min_currency,
    max(currency) as max_currency
  from line_sums
  group by billing_date, usage_account_id, service
),

reconcilable_costs as (
  select
    *,
    sum(cost) over (partition by billing_date) as source_cost,
    count(*) over (partition by billing_date) as source_rows,
    max(latest_start_at) over (partition by billing_date) as latest_usage_at,
    min(case when is_in_window then min_currency end) over () as first_currency,
    max(case when is_in_window then max_currency end) over () as last_currency
  from service_costs
),

-- Day D uses the newest snapshot on or before D; days before the first snapshot use the first.
snapshots as (
  select
    snapshot_date,
    case
      when row_number() over (order by snapshot_date) = 1 then date '0001-01-01'
      else snapshot_date
    end as valid_from,
    coalesce(lead(snapshot_date) over (order by snapshot_date), date '9999-12-31') as valid_before
  from (select distinct snapshot_date from :accounts as accounts) as dates
),

account_units as (
  select
    accounts.account_id,
    accounts.account_name,
    array_join(slice(split(accounts.ou_path, '/'), 1, :ou_depth + 1), '/') as ou,
    snapshots.valid_from,
    snapshots.valid_before
  from :accounts as accounts
  join snapshots on snapshots.snapshot_date = accounts.snapshot_date
),

breakdown as (
  select
    costs.billing_date,
    coalesce(units.ou, 'Unassigned') as ou,
    costs.service,
    costs.linked_account,
    cast(costs.cost as double) as daily_cost,
    coalesce(units.account_name, costs.account_name) as account_name,
    case when units.account_id is null then 1 else 0 end as is_unassigned,
    cast(costs.absolute_cost as double) as absolute_cost,
    cast(costs.uninvoiced_cost as double) as uninvoiced_cost,
    costs.line_count,
    -- 'YYYY-MM-DD HH', regardless of the precision of the engine's timestamps.
    substr(cast(costs.latest_usage_at as varchar), 1, 13) as latest_usage_hour,
    cast(costs.source_cost as double) as source_cost,
    costs.source_rows,
    costs.first_currency,
    costs.last_currency
  from reconcilable_costs as costs
  left join account_units as units
    on units.account_id = costs.linked_account
    and costs.billing_date >= units.valid_from
    and costs.billing_date < units.valid_before
  where costs.is_in_window
)

select * from breakdown
order by billing_date, ou, linked_account, service
