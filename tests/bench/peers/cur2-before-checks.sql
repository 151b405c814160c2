-- CUR 2.0's cost_lines before the checks: lines that count in no total are filtered out silently.
with

line_items as (
  select * from :bill
),

-- Split-cost rows divide the cost of an instance that has its own line: including them would count pods and
-- tasks twice.
own_items as (
  select * from line_items
  where split_line_item_parent_resource_id is null or split_line_item_parent_resource_id = ''
),

-- AWS writes net columns only for accounts with private discounts, and not on every line: each column has
-- its own fallback, so that one missing column cannot make the others zero. Savings Plans have no net form
-- of the unused commitment.
costs as (
  select
    *,
    cast(billing_period || '-01' as date) as period_start,
    last_day_of_month(cast(billing_period || '-01' as date)) as period_end,
    coalesce(reservation_reservation_a_r_n, '') <> '' as is_reserved,
    coalesce(line_item_unblended_cost, 0) as unblended,
    coalesce(line_item_net_unblended_cost, line_item_unblended_cost, 0) as net_unblended,
    coalesce(savings_plan_savings_plan_effective_cost, 0) as plan_used,
    coalesce(
      savings_plan_net_savings_plan_effective_cost, savings_plan_savings_plan_effective_cost, 0
    ) as net_plan_used,
    coalesce(savings_plan_total_commitment_to_date, 0)
      - coalesce(savings_plan_used_commitment, 0) as plan_unused,
    coalesce(reservation_effective_cost, 0) as reserved_used,
    coalesce(reservation_net_effective_cost, reservation_effective_cost, 0) as net_reserved_used,
    coalesce(reservation_unused_amortized_upfront_fee_for_billing_period, 0)
      + coalesce(reservation_unused_recurring_fee, 0) as reserved_unused,
    coalesce(
      reservation_net_unused_amortized_upfront_fee_for_billing_period,
      reservation_unused_amortized_upfront_fee_for_billing_period,
      0
    ) + coalesce(
      reservation_net_unused_recurring_fee, reservation_unused_recurring_fee, 0
    ) as net_reserved_unused
  from own_items
),

-- The columns that every query needs use CASE, though COALESCE is shorter: DuckDB copies each text that
-- passes through COALESCE.
cost_lines as (
  select
    billing_period,
    -- A refund may have a usage date of an earlier bill: it counts on the nearest day of the bill that
    -- contains it, so that the days of a period sum to its bill and need no other period.
    case
      when cast(line_item_usage_start_date as date) between period_start and period_end
        then cast(line_item_usage_start_date as date)
      when cast(line_item_usage_start_date as date) > period_end then period_end
      else period_start
    end as billing_date,
    line_item_usage_start_date as usage_start_at,
    nullif(bill_payer_account_id, '') as payer_account_id,
    case
      when line_item_usage_account_id <> '' then line_item_usage_account_id
      when bill_payer_account_id <> '' then bill_payer_account_id
      else 'Unknown'
    end as usage_account_id,
    nullif(line_item_usage_account_name, '') as usage_account_name,
    case
      when element_at(product, 'product_name') <> '' then element_at(product, 'product_name')
      when product_servicecode <> '' then product_servicecode
      when line_item_product_code <> '' then line_item_product_code
      else 'Unknown'
    end as service,
    coalesce(nullif(product_region_code, ''), nullif(element_at(product, 'region'), '')) as region,
    nullif(line_item_operation, '') as operation,
    nullif(line_item_usage_type, '') as usage_type,
    nullif(line_item_resource_id, '') as resource_id,
    line_item_line_item_type as line_item_type,
    case when bill_invoice_id is null then '' else bill_invoice_id end as invoice_id,
    nullif(line_item_currency_code, '') as currency,
    line_item_usage_amount as usage_amount,
    unblended as unblended_cost,
    case
      when line_item_line_item_type = 'SavingsPlanCoveredUsage' then plan_used
      when line_item_line_item_type = 'SavingsPlanRecurringFee' then plan_unused
      when line_item_line_item_type in ('SavingsPlanNegation', 'SavingsPlanUpfrontFee') then 0
      when line_item_line_item_type = 'DiscountedUsage' then reserved_used
      when line_item_line_item_type = 'RIFee' then reserved_unused
      when line_item_line_item_type = 'Fee' and is_reserved then 0
      else unblended
    end as amortized_cost,
    net_unblended as net_unblended_cost,
    case
      when line_item_line_item_type = 'SavingsPlanCoveredUsage' then net_plan_used
      when line_item_line_item_type = 'SavingsPlanRecurringFee' then plan_unused
      when line_item_line_item_type in ('SavingsPlanNegation', 'SavingsPlanUpfrontFee') then 0
      when line_item_line_item_type = 'DiscountedUsage' then net_reserved_used
      when line_item_line_item_type = 'RIFee' then net_reserved_unused
      when line_item_line_item_type = 'Fee' and is_reserved then 0
      else net_unblended
    end as net_amortized_cost,
    resource_tags as tags,
    cost_category as cost_categories
  from costs
)

select * from cost_lines
