-- Grain: one row per line, in a fixed order, with everything that the three formats contain about it.
-- `net_cost` is null if the account has no discount, as in AWS's files; `amortized_cost` is the value
-- that a reader of the CUR must compute.
create or replace view detailed_lines as
select
  l.rowid as line_no,
  l.* replace (
    l.on_demand_cost::double as on_demand_cost, l.unblended_cost::double as unblended_cost,
    l.effective_cost::double as effective_cost, l.commitment_total::double as commitment_total,
    l.commitment_used::double as commitment_used, l.unused_recurring::double as unused_recurring,
    l.unused_upfront::double as unused_upfront, l.split_cost::double as split_cost
  ),
  l.line_type::varchar as type_name,
  case
    when l.line_type in ('EdpDiscount', 'PrivateRateDiscount', 'BundledDiscount') then 0
    when l.is_discounted then l.unblended_cost - l.discount
  end::double as net_cost,
  case l.line_type
    when 'SavingsPlanCoveredUsage' then l.effective_cost
    when 'DiscountedUsage' then l.effective_cost
    when 'SavingsPlanRecurringFee' then l.commitment_total - l.commitment_used
    when 'RIFee' then l.unused_recurring + l.unused_upfront
    when 'SavingsPlanNegation' then 0
    when 'SavingsPlanUpfrontFee' then 0
    when 'Fee' then case when c.kind = 'reservation' then 0 else l.unblended_cost end
    else l.unblended_cost
  end::double as amortized_cost,
  l.line_type in ('Usage', 'SavingsPlanCoveredUsage', 'SavingsPlanNegation', 'DiscountedUsage')
    and l.split_cost is null as is_usage,
  l.split_cost is not null as is_split,
  i.invoice_id,
  a.account_id, a.account_name, a.cost_category,
  k.product_code, k.service, k.product_family, k.operation, k.usage_type, k.unit, k.unit_price,
  k.instance_type, k.category, k.subcategory, k.sku, k.unit_price_text,
  case when k.discount_type is not null and l.discount > 0 then k.discount_type end as discount_type,
  coalesce(l.description, k.description) as line_description,
  r.region, r.location, r.availability_zone, r.resource_id, r.pods,
  r.usage_prefix || k.usage_type as regional_usage_type,
  chr(97 + enum_code(l.line_type)::integer) || r.line_key as resource_line_id,
  r.resource_tags, case when l.resource_no > 0 then r.tags else a.account_tags end as tags, r.plain_tags, r.product,
  s.time_interval,
  c.kind, c.arn, c.title, c.offering, c.payment_option, c.family, c.start_day, c.end_day, c.years, c.rate, c.upfront_share, c.net_share,
  c.slot_total::double as slot_total
from ordered_lines l
join accounts a on a.account_no = l.account_no
join skus k on k.sku_no = l.sku_no
join resources r on r.resource_no = l.resource_no
join calendar s on s.usage_start = l.usage_start
left join invoices i on i.bill_type = l.bill_type
left join commitments c on c.commitment_no = l.commitment_no;
