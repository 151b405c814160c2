-- cost_lines from CUR 2.0 (AWS Data Exports, table COST_AND_USAGE_REPORT).
-- Grain: one row per line item of the bill; lines that count in no total have the reason in left_out.
-- Identities: the unblended_cost of a billing period sums to its bill; every billing_date is in its
-- billing_period; a net cost equals the gross one if AWS wrote no net column.
-- https://docs.aws.amazon.com/cur/latest/userguide/table-dictionary-cur2.html
with

line_items as (
  select * from :bill
),

-- AWS writes net columns only for accounts with private discounts, and not on every line: each column has
-- its own fallback, so that one missing column cannot make the others zero. Savings Plans have no net form
-- of the unused commitment. A Savings Plan's or reservation's line always has the columns by which it is
-- amortized: if one is missing, the export lacks it, and the cost is NULL.
costs as (
  select
    *,
    cast(billing_period || '-01' as date) as period_start,
    last_day_of_month(cast(billing_period || '-01' as date)) as period_end,
    coalesce(reservation_reservation_a_r_n, '') <> '' as is_reserved,
    -- AWS's name of a reservation's upfront fee: amortized, the fee is spread, if the export names its
    -- reservation.
    case
      when line_item_line_item_type <> 'Fee' then false
      when reservation_reservation_a_r_n <> '' then false
      when line_item_product_code like 'Amazon%'
        then lower(line_item_line_item_description) like 'sign up charge for subscription%'
      else false
    end as is_fee_of_unknown,
    -- The refund of a cancelled Savings Plan's fee is treated like the fee: amortized, neither counts.
    -- Other refunds may name Savings Plans as well, such as that of an enterprise discount.
    case
      when line_item_line_item_type <> 'Refund' then false
      when savings_plan_savings_plan_a_r_n <> '' then true
      when lower(line_item_line_item_description) like '%savings plan%upfront%' then true
      when lower(line_item_line_item_description) like '%savings plan%recurring%' then true
      when lower(line_item_line_item_description) like '%upfront%savings plan%' then true
      when lower(line_item_line_item_description) like '%recurring%savings plan%' then true
      when lower(line_item_line_item_description) like '%one-time fee%savings plan%' then true
      else false
    end as is_plan_refund,
    coalesce(line_item_unblended_cost, 0) as unblended,
    case
      when line_item_net_unblended_cost is not null then line_item_net_unblended_cost
      when line_item_line_item_type like '%Discount' then null
      else coalesce(line_item_unblended_cost, 0)
    end as net_unblended,
    savings_plan_savings_plan_effective_cost as plan_used,
    coalesce(
      savings_plan_net_savings_plan_effective_cost, savings_plan_savings_plan_effective_cost
    ) as net_plan_used,
    savings_plan_total_commitment_to_date - savings_plan_used_commitment as plan_unused,
    reservation_effective_cost as reserved_used,
    coalesce(reservation_net_effective_cost, reservation_effective_cost) as net_reserved_used,
    coalesce(
      reservation_unused_amortized_upfront_fee_for_billing_period
        + reservation_unused_recurring_fee,
      reservation_unused_amortized_upfront_fee_for_billing_period,
      reservation_unused_recurring_fee
    ) as reserved_unused,
    coalesce(
      reservation_net_unused_amortized_upfront_fee_for_billing_period,
      reservation_unused_amortized_upfront_fee_for_billing_period
    ) as net_upfront_unused,
    coalesce(
      reservation_net_unused_recurring_fee, reservation_unused_recurring_fee
    ) as net_recurring_unused
  from line_items
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
    line_item_usage_end_date as usage_end_at,
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
    case
      when product_servicecode <> '' then product_servicecode
      when line_item_product_code <> '' then line_item_product_code
    end as service_code,
    coalesce(nullif(product_region_code, ''), nullif(element_at(product, 'region'), '')) as region,
    -- AWS writes 'None' if a service has no operations, such as CloudTrail.
    nullif(nullif(line_item_operation, ''), 'None') as operation,
    nullif(line_item_usage_type, '') as usage_type,
    nullif(line_item_resource_id, '') as resource_id,
    line_item_line_item_type as line_item_type,
    line_item_line_item_type as charge_type,
    case when bill_invoice_id is null then '' else bill_invoice_id end as invoice_id,
    nullif(line_item_currency_code, '') as currency,
    -- Split-cost rows divide the cost of an instance that has its own line: including them would count pods
    -- and tasks twice.
    case when split_line_item_parent_resource_id <> '' then 'split-cost' end as left_out,
    -- The billing period that the line itself names. Usage belongs to the period in which it starts;
    -- refunds, credits, fees and tax may have a date in another one.
    case
      when line_item_usage_start_date is null and line_item_line_item_type = 'Usage' then 'undated'
      when bill_billing_period_start_date is not null
        then date_format(bill_billing_period_start_date, '%Y-%m')
      when line_item_line_item_type in ('Usage', 'DiscountedUsage', 'SavingsPlanCoveredUsage')
        then date_format(line_item_usage_start_date, '%Y-%m')
    end as line_period,
    line_item_usage_amount as usage_amount,
    unblended as unblended_cost,
    case
      when line_item_line_item_type = 'SavingsPlanCoveredUsage' then plan_used
      when line_item_line_item_type = 'SavingsPlanRecurringFee' then plan_unused
      when line_item_line_item_type in ('SavingsPlanNegation', 'SavingsPlanUpfrontFee') then 0
      when line_item_line_item_type = 'DiscountedUsage' then reserved_used
      when line_item_line_item_type = 'RIFee' then reserved_unused
      when line_item_line_item_type = 'Fee' and is_reserved then 0
      when is_fee_of_unknown then null
      when is_plan_refund then 0
      else unblended
    end as amortized_cost,
    net_unblended as net_unblended_cost,
    case
      when line_item_line_item_type = 'SavingsPlanCoveredUsage' then net_plan_used
      when line_item_line_item_type = 'SavingsPlanRecurringFee' then plan_unused
      when line_item_line_item_type in ('SavingsPlanNegation', 'SavingsPlanUpfrontFee') then 0
      when line_item_line_item_type = 'DiscountedUsage' then net_reserved_used
      when line_item_line_item_type = 'RIFee' then coalesce(
        net_upfront_unused + net_recurring_unused, net_upfront_unused, net_recurring_unused
      )
      when line_item_line_item_type = 'Fee' and is_reserved then 0
      when is_fee_of_unknown then null
      when is_plan_refund then 0
      else net_unblended
    end as net_amortized_cost,
    :tags as tags,
    resource_tags as resource_tags,
    tags as all_tags,
    tags is not null as are_account_tags_known,
    cost_category as cost_categories,
    case
      when savings_plan_savings_plan_a_r_n <> '' then savings_plan_savings_plan_a_r_n
      when reservation_reservation_a_r_n <> '' then reservation_reservation_a_r_n
    end as commitment_id,
    -- Texts such as '2026-12-14T10:30:00.000Z'; AWS fills them on the lines of fees.
    case
      when savings_plan_savings_plan_a_r_n <> ''
        then try_cast(substr(savings_plan_end_time, 1, 10) as date)
      when reservation_reservation_a_r_n <> ''
        then try_cast(substr(reservation_end_time, 1, 10) as date)
    end as commitment_ends_on,
    case when line_item_line_item_type = 'SavingsPlanRecurringFee' then savings_plan_used_commitment end
      as commitment_used_cost
  from costs
)

select * from cost_lines
