-- The columns of CUR 2.0 that have values. The writer adds every other column as null, in AWS's order.
-- https://docs.aws.amazon.com/cur/latest/userguide/table-dictionary-cur2.html
select
  line_no,
  bill_type as bill_bill_type,
  'AWS' as bill_billing_entity,
  getvariable('period_end')::timestamp as bill_billing_period_end_date,
  getvariable('period_start')::timestamp as bill_billing_period_start_date,
  invoice_id as bill_invoice_id,
  'Amazon Web Services, Inc.' as bill_invoicing_entity,
  getvariable('payer_id') as bill_payer_account_id,
  getvariable('payer_name') as bill_payer_account_name,
  cost_category,
  case when discount_type is not null then map([discount_type], [-discount::double])
    else map([]::varchar[], []::double[]) end as discount,
  case when discount_type = 'BundledDiscount' then -discount end as discount_bundled_discount,
  case when discount_type is not null then -discount end as discount_total_discount,
  case
    when is_split then substr(sha256(resource_line_id || ' pod ' || ordinal), 1, 52)
    when resource_no > 0 then resource_line_id
    else substr(sha256(concat_ws(' ', type_name, account_no, sku_no, ordinal)), 1, 52)
  end as identity_line_item_id,
  time_interval as identity_time_interval,
  case when is_usage and instance_type is not null then availability_zone end as line_item_availability_zone,
  unblended_cost as line_item_blended_cost,
  case when is_usage then unit_price_text end as line_item_blended_rate,
  currency as line_item_currency_code,
  'Amazon Web Services, Inc.' as line_item_legal_entity,
  case
    when type_name = 'SavingsPlanNegation' then 'SavingsPlanNegation used by AccountId : ' || account_id
    when is_split then 'Split cost of ' || case pods when 'eks' then 'an Amazon EKS pod' else 'an Amazon ECS task' end
    else line_description
  end as line_item_line_item_description,
  type_name as line_item_line_item_type,
  net_cost as line_item_net_unblended_cost,
  case when is_usage and instance_type is not null then 4.0 end as line_item_normalization_factor,
  case when is_usage and instance_type is not null then usage_amount * 4 end as line_item_normalized_usage_amount,
  case when is_split then case pods when 'eks' then 'EKSPod-EC2' else 'ECSTask-EC2' end
    when type_name = 'Tax' then null else operation end as line_item_operation,
  case when is_split then case pods when 'eks' then 'AmazonEKS' else 'AmazonECS' end
    else product_code end as line_item_product_code,
  case
    when is_split and pods = 'eks' then 'arn:aws:eks:' || region || ':' || account_id || ':pod/acme/checkout/pod-' || ordinal
    when is_split then 'arn:aws:ecs:' || region || ':' || account_id || ':task/acme/task-' || ordinal
    when kind is not null and not is_usage then arn
    else resource_id
  end as line_item_resource_id,
  case when type_name = 'Tax' then 'Sales Tax' end as line_item_tax_type,
  unblended_cost as line_item_unblended_cost,
  case when is_usage then unit_price_text end as line_item_unblended_rate,
  account_id as line_item_usage_account_id,
  account_name as line_item_usage_account_name,
  usage_amount as line_item_usage_amount,
  usage_end as line_item_usage_end_date,
  usage_start as line_item_usage_start_date,
  case
    when is_split then case pods when 'eks' then 'EU-EKS-EC2-' else 'EU-ECS-EC2-' end
      || case ordinal % 2 when 0 then 'GB-Hours' else 'vCPU-Hours' end
    when type_name = 'Tax' then null
    when type_name in ('RIFee', 'Fee') and kind is not null then 'HeavyUsage:' || instance_type
    when kind = 'savings-plan' and not is_usage then offering
    else regional_usage_type
  end as line_item_usage_type,
  currency as pricing_currency,
  case when is_usage then on_demand_cost end as pricing_public_on_demand_cost,
  case when is_usage then unit_price_text end as pricing_public_on_demand_rate,
  case when is_usage then sku || '.JRTCKXETXF.6YS6EN2CT7' end as pricing_rate_code,
  case when is_usage then case kind when 'savings-plan' then 'OnDemand' when 'reservation' then 'Reserved'
    else 'OnDemand' end end as pricing_term,
  case when is_split then 'Hrs' when is_usage then unit end as pricing_unit,
  product,
  instance_type as product_instance_type,
  case when is_usage then location end as product_location,
  case when is_usage then operation end as product_operation,
  product_family as product_product_family,
  region as product_region_code,
  product_code as product_servicecode,
  sku as product_sku,
  case when is_usage then regional_usage_type end as product_usagetype,
  case when type_name = 'DiscountedUsage' then effective_cost * upfront_share end
    as reservation_amortized_upfront_cost_for_usage,
  case when type_name = 'DiscountedUsage' then effective_cost end as reservation_effective_cost,
  case when kind = 'reservation' then strftime(end_day, '%Y-%m-%dT00:00:00.000Z') end as reservation_end_time,
  case when type_name = 'DiscountedUsage' and is_discounted then effective_cost * net_share end
    as reservation_net_effective_cost,
  case when type_name = 'RIFee' and is_discounted then unused_upfront * net_share end
    as reservation_net_unused_amortized_upfront_fee_for_billing_period,
  case when type_name = 'RIFee' and is_discounted then unused_recurring * net_share end
    as reservation_net_unused_recurring_fee,
  case when kind = 'reservation' then '12' end as reservation_number_of_reservations,
  case when type_name = 'DiscountedUsage' then effective_cost * (1 - upfront_share) end
    as reservation_recurring_fee_for_usage,
  case when kind = 'reservation' then arn end as reservation_reservation_a_r_n,
  case when kind = 'reservation' then strftime(start_day, '%Y-%m-%dT00:00:00.000Z') end as reservation_start_time,
  unused_upfront as reservation_unused_amortized_upfront_fee_for_billing_period,
  case when type_name = 'RIFee' then (unused_recurring + unused_upfront) / unit_price end as reservation_unused_quantity,
  unused_recurring as reservation_unused_recurring_fee,
  case when type_name = 'Fee' and kind is not null then unblended_cost end as reservation_upfront_value,
  resource_tags,
  case when kind = 'savings-plan' then strftime(end_day, '%Y-%m-%dT00:00:00.000Z') end as savings_plan_end_time,
  case when kind = 'savings-plan' then family end as savings_plan_instance_type_family,
  case when type_name = 'SavingsPlanCoveredUsage' and is_discounted then effective_cost * net_share end
    as savings_plan_net_savings_plan_effective_cost,
  case when kind = 'savings-plan' then offering end as savings_plan_offering_type,
  case when kind = 'savings-plan' then payment_option end as savings_plan_payment_option,
  case when kind = 'savings-plan' then years || 'yr' end as savings_plan_purchase_term,
  case when type_name = 'SavingsPlanRecurringFee' then unblended_cost end
    as savings_plan_recurring_commitment_for_billing_period,
  case when kind = 'savings-plan' then arn end as savings_plan_savings_plan_a_r_n,
  case when type_name = 'SavingsPlanCoveredUsage' then effective_cost end as savings_plan_savings_plan_effective_cost,
  case when type_name = 'SavingsPlanCoveredUsage' then unit_price * rate end as savings_plan_savings_plan_rate,
  case when kind = 'savings-plan' then strftime(start_day, '%Y-%m-%dT00:00:00.000Z') end as savings_plan_start_time,
  commitment_total as savings_plan_total_commitment_to_date,
  commitment_used as savings_plan_used_commitment,
  case when is_split then split_cost * 1.1 end as split_line_item_actual_usage,
  case when is_split and is_discounted then split_cost * 0.95 end as split_line_item_net_split_cost,
  case when is_split and is_discounted then split_cost * 0.19 end as split_line_item_net_unused_cost,
  case when is_split then resource_id end as split_line_item_parent_resource_id,
  case when is_split then split_cost end as split_line_item_public_on_demand_split_cost,
  split_cost as split_line_item_split_cost,
  case when is_split then 0.2 end as split_line_item_split_usage_ratio,
  case when is_split then split_cost * 0.2 end as split_line_item_unused_cost,
  tags
from detailed_lines
