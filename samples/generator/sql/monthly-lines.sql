-- Adds lines that occur monthly or rarely: tax and support (dated the first of the month, though they
-- arrive later), a domain fee, credits, refunds, and, if requested, two traps of real bills: lines whose
-- usage is outside their billing period, and lines in a second currency.
insert into lines by name
with taxed as (
  select r.account_no, min(r.sku_no) as sku_no, a.tax_rate,
    sum((r.slot_cost * getvariable('slots_per_day') * 30 * a.tax_rate)::decimal(18, 10)) as tax
  from resources r join accounts a using (account_no) join skus k on k.sku_no = r.sku_no
  where a.tax_rate is not null
  group by r.account_no, k.service, a.tax_rate
)
select
  'Tax'::line_item_type as line_type, 'Anniversary' as bill_type, 'USD' as currency,
  getvariable('period_start')::timestamp as usage_start, getvariable('period_end')::timestamp as usage_end,
  account_no, sku_no, -sku_no as resource_no, 700 as ordinal, 1 as usage_amount, 0 as on_demand_cost,
  case when getvariable('is_invoiced') then tax else (tax::double * 0.985)::decimal(18, 10) end as unblended_cost,
  0 as discount, true as is_discounted,
  'Tax for product code ' || product_code as description
from taxed join skus using (sku_no)
where getvariable('period_start') >= getvariable('slice_from');

insert into lines by name
select
  r.line_type::line_item_type as line_type, r.bill_type, 'USD' as currency, r.usage_start, r.usage_end,
  a.account_no, r.sku_no, -r.sku_no as resource_no, r.ordinal, 1 as usage_amount, 0 as on_demand_cost,
  r.amount::decimal(18, 10) as unblended_cost, 0 as discount, a.is_discounted, r.description
from rare_lines r join accounts a using (role);

insert into lines by name
select
  'Usage'::line_item_type as line_type, 'Anniversary' as bill_type, 'EUR' as currency,
  s.usage_start, s.usage_end, a.account_no, 8 as sku_no, -8 as resource_no, 900 + n as ordinal,
  100 * n as usage_amount, 21.5 * n as on_demand_cost, 21.5 * n as unblended_cost, 0 as discount, a.is_discounted
from calendar s join accounts a on a.role = 'network', range(1, 3) numbers(n)
where getvariable('second_currency') and s.usage_start = s.day
  and s.day between getvariable('last_day') - 2 and getvariable('last_day')
  and s.day between getvariable('slice_from') and getvariable('slice_to');
