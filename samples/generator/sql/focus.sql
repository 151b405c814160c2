-- The columns of FOCUS 1.2 that have values. Negations and split-cost rows are not included; a fee of a
-- commitment is a purchase with an effective cost of zero, next to a row for the unused part.
-- Identity: per day, account and service, billed cost is CUR's unblended and effective cost its
-- amortized.
-- https://focus.finops.org/focus-specification/v1-2/
with
charges as (
  select *, false as is_unused,
    case when type_name in ('SavingsPlanCoveredUsage', 'DiscountedUsage') then 0 else unblended_cost end as billed,
    case when type_name in ('SavingsPlanRecurringFee', 'RIFee') then 0 else amortized_cost end as effective
  from detailed_lines
  where type_name <> 'SavingsPlanNegation' and not is_split
),
unused as (
  select *, true as is_unused, 0::double as billed, amortized_cost as effective
  from detailed_lines
  where type_name in ('SavingsPlanRecurringFee', 'RIFee')
),
priced as (from charges union all from unused)
select
  2 * line_no + is_unused::integer as line_no,
  case when is_usage and instance_type is not null then availability_zone end as availabilityzone,
  billed as billedcost,
  getvariable('payer_id') as billingaccountid,
  getvariable('payer_name') as billingaccountname,
  'Payer Account' as billingaccounttype,
  currency as billingcurrency,
  getvariable('period_end')::timestamp as billingperiodend,
  getvariable('period_start')::timestamp as billingperiodstart,
  case
    when is_usage or is_unused then 'Usage'
    when type_name in ('SavingsPlanRecurringFee', 'SavingsPlanUpfrontFee', 'RIFee', 'Fee') then 'Purchase'
    when type_name = 'Tax' then 'Tax'
    when type_name = 'Credit' then 'Credit'
    else 'Adjustment'
  end as chargecategory,
  case when usage_start < getvariable('period_start') then 'Correction' end as chargeclass,
  line_description as chargedescription,
  case
    when is_usage or is_unused or line_type >= 'EdpDiscount'::line_item_type then 'Usage-Based'
    when type_name in ('SavingsPlanRecurringFee', 'RIFee') then 'Recurring'
    else 'One-Time'
  end as chargefrequency,
  usage_end as chargeperiodend,
  usage_start as chargeperiodstart,
  case kind when 'savings-plan' then 'Spend' when 'reservation' then 'Usage' end as commitmentdiscountcategory,
  arn as commitmentdiscountid,
  title as commitmentdiscountname,
  case when kind is not null then effective end as commitmentdiscountquantity,
  case kind when 'savings-plan' then 'Savings Plan' when 'reservation' then 'Reserved Instance' end as commitmentdiscounttype,
  case kind when 'savings-plan' then currency when 'reservation' then 'Hours' end as commitmentdiscountunit,
  case when is_unused then 'Unused' when is_usage and kind is not null then 'Used' end as commitmentdiscountstatus,
  case when is_usage then usage_amount end as consumedquantity,
  case when is_usage then unit end as consumedunit,
  case when is_usage then on_demand_cost else billed end as contractedcost,
  case when is_usage then unit_price end as contractedunitprice,
  effective as effectivecost,
  invoice_id as invoiceid,
  'Amazon Web Services, Inc.' as invoiceissuername,
  case when is_usage then on_demand_cost else billed end as listcost,
  case when is_usage then unit_price end as listunitprice,
  case when is_usage and kind is not null or is_unused then 'Committed' when is_usage then 'Standard'
    when type_name in ('Tax', 'Credit', 'Refund') then null else 'Other' end as pricingcategory,
  currency as pricingcurrency,
  case when is_usage then usage_amount when type_name in ('Tax', 'Credit', 'Refund') then null else 1 end as pricingquantity,
  case when is_usage then unit end as pricingunit,
  'AWS' as providername,
  'AWS' as publishername,
  region as regionid,
  location as regionname,
  case when is_usage then resource_id else arn end as resourceid,
  category as servicecategory,
  service as servicename,
  subcategory as servicesubcategory,
  sku as skuid,
  case when is_usage then regional_usage_type end as skumeter,
  case when is_usage then sku || '.JRTCKXETXF.6YS6EN2CT7' end as skupriceid,
  case when instance_type is not null then map(['InstanceType'], [instance_type])
    else map([]::varchar[], []::varchar[]) end as skupricedetails,
  account_id as subaccountid,
  account_name as subaccountname,
  'Linked Account' as subaccounttype,
  plain_tags as tags,
  case when discount_type is not null then map([discount_type], [-discount::double])
    else map([]::varchar[], []::double[]) end as x_discounts,
  operation as x_operation,
  product_code as x_servicecode
from priced
