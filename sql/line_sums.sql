-- The bill's lines, summed over hours and resources: what later statements of a run read in place of the
-- bill, so that it is scanned once.
-- Grain: one row per billing_date and every column that is not a sum; days of the billing periods outside of
-- the window are among them.
-- Identities: the sum of line_count is the number of the periods' lines, and the sums of each cost are those
-- of its lines.
with

-- A cost is null if the line needs a column that the export lacks. The costs of some metrics are never
-- null: then no engine reads the line item types for it.
bill_lines as (
  select
    billing_date,
    usage_account_id,
    usage_account_name,
    payer_account_id,
    service,
    service_code,
    region,
    operation,
    usage_type,
    charge_type,
    :resource as resource,
    currency,
    left_out,
    invoice_id = '' as is_uninvoiced,
    -- A refund that counts on another day than its own date does not show how fresh that day is.
    case when cast(usage_start_at as date) = billing_date then usage_start_at end as usage_start_at,
    cast(:cost_column as decimal(38, 12)) as cost,
    cast(unblended_cost as decimal(38, 12)) as unblended_cost,
    cast(amortized_cost as decimal(38, 12)) as amortized_cost,
    cast(net_unblended_cost as decimal(38, 12)) as net_unblended_cost,
    cast(net_amortized_cost as decimal(38, 12)) as net_amortized_cost,
    cast(usage_amount as decimal(38, 12)) as usage_amount,
    case when :may_lack_cost = 1 and :cost_column is null then line_item_type end as unpriced_type,
    case when line_period <> billing_period then billing_period || '/' || line_period end
      as foreign_period,
    :tags as tags,
    :cost_categories as cost_categories
  from :cost_lines as cost_lines
  where billing_period in :billing_periods
),

-- The only pass over all lines. It aggregates first, and later statements filter and rename, because there
-- are fewer rows then. So it does not filter the window's days (its billing periods have few others), and
-- it does not group by period, which follows from the day. Payer, currency and invoice cost less as keys
-- than as aggregates. A cost that is unknown on one line is unknown in the sum.
line_sums as (
  select
    billing_date,
    usage_account_id,
    payer_account_id,
    service,
    service_code,
    region,
    operation,
    usage_type,
    charge_type,
    resource,
    currency,
    left_out,
    is_uninvoiced,
    unpriced_type,
    tags,
    cost_categories,
    max(usage_account_name) as account_name,
    coalesce(sum(cost), 0) as cost,
    coalesce(sum(abs(cost)), 0) as absolute_cost,
    coalesce(sum(unblended_cost), 0) as unblended_cost,
    case when count(amortized_cost) = count(*) then sum(amortized_cost) end as amortized_cost,
    case when count(net_unblended_cost) = count(*) then sum(net_unblended_cost) end
      as net_unblended_cost,
    case when count(net_amortized_cost) = count(*) then sum(net_amortized_cost) end
      as net_amortized_cost,
    coalesce(sum(usage_amount), 0) as usage_amount,
    count(*) as line_count,
    max(usage_start_at) as latest_start_at,
    max(foreign_period) as foreign_period
  from bill_lines
  group by
    billing_date, usage_account_id, payer_account_id, service, service_code, region, operation,
    usage_type, charge_type, resource, currency, left_out, is_uninvoiced, unpriced_type, tags,
    cost_categories
)

select * from line_sums
