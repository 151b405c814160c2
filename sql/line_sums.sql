-- The bill's lines, summed over hours and resources: what later statements of a run read in place of the
-- bill, so that it is scanned once.
-- Grain: one row per billing_date and every column that is not a sum; days of the billing periods outside of
-- the window are among them.
-- Identities: the sum of line_count is the number of the periods' lines, and the sums of each cost are those
-- of its lines.
with

-- A cost is null if the line needs a column that the export lacks.
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
    -- The hour of the day that hourly usage covers, 1 to 24. A fee may be billed for hours to come.
    case
      when line_item_type not in ('Usage', 'DiscountedUsage', 'SavingsPlanCoveredUsage') then null
      when cast(usage_start_at as date) <> billing_date then null
      when usage_end_at > usage_start_at and usage_end_at <= usage_start_at + interval '1' hour
        then hour(usage_start_at) + 1
    end as usage_hour,
    cast(unblended_cost as decimal(38, 12)) as unblended_cost,
    cast(amortized_cost as decimal(38, 12)) as amortized_cost,
    cast(net_unblended_cost as decimal(38, 12)) as net_unblended_cost,
    cast(net_amortized_cost as decimal(38, 12)) as net_amortized_cost,
    cast(usage_amount as decimal(38, 12)) as usage_amount,
    case when :may_lack_cost = 1 and :cost_column is null then line_item_type end as unpriced_type,
    -- Only of fees, which few lines are: what each commitment covers is not staged.
    case when line_item_type in ('SavingsPlanRecurringFee', 'RIFee') then commitment_id end
      as commitment_id,
    case when line_item_type in ('SavingsPlanRecurringFee', 'RIFee') then commitment_ends_on end
      as commitment_ends_on,
    cast(commitment_used_cost as decimal(38, 12)) as commitment_used_cost,
    case when line_period <> billing_period then billing_period || '/' || line_period end
      as foreign_period,
    -- Which costs the line lacks.
    case when amortized_cost is null then 1 else 0 end
      + case when net_unblended_cost is null then 2 else 0 end
      + case when net_amortized_cost is null then 4 else 0 end as absent_costs,
    :resource_tags as resource_tags,
    :all_tags as all_tags,
    :cost_categories as cost_categories
  from :cost_lines as cost_lines
  where billing_period in :billing_periods
),

-- The only pass over all lines. It aggregates first, and later statements filter and rename, because there
-- are fewer rows then. So it does not filter the window's days (its billing periods have few others), and
-- it does not group by period, which follows from the day. Payer, currency and invoice cost less as keys
-- than as aggregates, and maps have keys of their own. The lines of a sum all have a cost, or all lack it.
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
    commitment_id,
    commitment_ends_on,
    arbitrary(resource_tags) as resource_tags,
    arbitrary(all_tags) as all_tags,
    arbitrary(cost_categories) as cost_categories,
    max(usage_account_name) as account_name,
    coalesce(sum(abs(:cost_column)), 0) as absolute_cost,
    coalesce(sum(unblended_cost), 0) as unblended_cost,
    sum(amortized_cost) as amortized_cost,
    sum(net_unblended_cost) as net_unblended_cost,
    sum(net_amortized_cost) as net_amortized_cost,
    sum(commitment_used_cost) as commitment_used_cost,
    coalesce(sum(usage_amount), 0) as usage_amount,
    count(*) as line_count,
    max(usage_start_at) as latest_start_at,
    max(usage_hour) as latest_hour,
    max(foreign_period) as foreign_period
  from bill_lines
  group by
    billing_date, usage_account_id, payer_account_id, service, service_code, region, operation,
    usage_type, charge_type, resource, currency, left_out, is_uninvoiced, unpriced_type,
    commitment_id, commitment_ends_on, absent_costs, :resource_tags_key, :all_tags_key, :cost_categories_key
)

select * from line_sums
