-- Adds the slice's usage: one line per resource and slot, its Savings Plan negation if a plan covers it,
-- and split-cost rows for the pods and tasks on some instances.
-- Identity: a negation is the exact negative of its covered line, in the same slot, account and SKU.
delete from lines;

insert into lines by name
with
slots as (
  select usage_start, usage_end, day, slot_no from calendar
  where day between getvariable('slice_from') and getvariable('slice_to')
),
pending as (
  select day from restatements where visible_on > getvariable('as_of')
),
costs as (
  select
    s.usage_start, s.usage_end, s.slot_no, r.resource_no, r.account_no, r.sku_no, c.commitment_no, c.rate, c.kind,
    a.is_discounted, k.unit_price, k.discount_rate,
    (
      r.slot_cost * f.factor
      * case when r.rhythm in ('committed', 'reserved') then 1 else 0.94 + 0.12 * portion(r.resource_no, s.slot_no) end
      * case when p.day is not null and k.rhythm = 'metered' then 0.9 else 1 end
      * case when s.day = getvariable('spike_day') and a.spikes and k.product_code = 'AmazonEC2'
          and k.rhythm = 'business' then 3.5 else 1 end
    )::decimal(18, 10) as cost
  from slots s
  cross join resources r
  join accounts a on a.account_no = r.account_no
  join skus k on k.sku_no = r.sku_no
  join day_factors f on f.day = s.day and f.rhythm = r.rhythm
  left join pending p on p.day = s.day
  left join commitments c on c.coverage = r.coverage and s.day >= c.start_day
  where s.day <= a.last_day
    and (getvariable('incomplete_day') is null or s.day <> getvariable('incomplete_day')
      or mix(r.resource_no, 12) % 10 < 3)
)
select
  case kind when 'savings-plan' then 'SavingsPlanCoveredUsage' when 'reservation' then 'DiscountedUsage'
    else 'Usage' end::line_item_type as line_type,
  'Anniversary' as bill_type, 'USD' as currency, usage_start, usage_end, account_no, sku_no, resource_no, 0 as ordinal,
  round(cost::double / unit_price, 8) as usage_amount,
  cost as on_demand_cost,
  case when kind = 'reservation' then 0 else cost end as unblended_cost,
  case when is_discounted and kind is null then (cost::double * discount_rate)::decimal(18, 10) else 0 end as discount,
  is_discounted,
  case when kind is not null then (cost::double * rate)::decimal(18, 10) end as effective_cost,
  commitment_no
from costs;

insert into lines by name
select
  'SavingsPlanNegation'::line_item_type as line_type,
  * exclude (line_type, effective_cost) replace (-unblended_cost as unblended_cost)
from lines where line_type = 'SavingsPlanCoveredUsage';

insert into lines by name
select
  'Usage'::line_item_type as line_type, l.bill_type, l.currency, l.usage_start, l.usage_end, l.account_no, l.sku_no,
  l.resource_no, pod as ordinal,
  0.5::double as usage_amount, 0 as on_demand_cost, 0 as unblended_cost, 0 as discount, l.is_discounted,
  (coalesce(l.effective_cost, l.unblended_cost)::double * 0.2)::decimal(18, 10) as split_cost
from lines l join resources r using (resource_no), range(1, 5) pods(pod)
where r.pods is not null and l.line_type in ('Usage', 'DiscountedUsage');
