-- Adds the cost of commitments for their owner: a Savings Plan's recurring fee per slot (partly unused),
-- its upfront fee, a reservation's monthly fee (with the unused hours) and its upfront fee.
-- Identity: over a complete month, effective costs plus unused parts add up to the commitment.
insert into lines by name
with used as (
  select usage_start, commitment_no, sum(effective_cost) as used
  from lines where line_type = 'SavingsPlanCoveredUsage' group by all
)
select
  'SavingsPlanRecurringFee'::line_item_type as line_type, 'Anniversary' as bill_type, 'USD' as currency,
  s.usage_start, s.usage_end, c.owner_no as account_no, 36 as sku_no, -36 as resource_no, commitment_no as ordinal,
  24::double / getvariable('slots_per_day') as usage_amount,
  c.slot_total - c.slot_upfront as on_demand_cost, c.slot_total - c.slot_upfront as unblended_cost,
  ((c.slot_total - c.slot_upfront)::double * 0.03)::decimal(18, 10) as discount, true as is_discounted,
  c.commitment_no, c.slot_total as commitment_total, coalesce(u.used, 0) as commitment_used
from calendar s
join commitments c on c.kind = 'savings-plan' and s.day >= c.start_day
left join used u using (usage_start, commitment_no)
where s.day between getvariable('slice_from') and getvariable('slice_to');

insert into lines by name
select
  case c.kind when 'savings-plan' then 'SavingsPlanUpfrontFee' else 'Fee' end::line_item_type as line_type,
  'Purchase' as bill_type, 'USD' as currency,
  c.start_day::timestamp as usage_start, c.end_day::timestamp as usage_end,
  c.owner_no as account_no, c.fee_sku_no as sku_no, -c.fee_sku_no as resource_no, 500 + commitment_no as ordinal,
  1 as usage_amount, 0 as on_demand_cost,
  (c.slot_upfront * getvariable('slots_per_day') * 365 * c.years)::decimal(18, 10) as unblended_cost,
  0 as discount, true as is_discounted, c.commitment_no,
  'Upfront fee: ' || c.title as description
from commitments c
where c.upfront_share > 0 and c.start_day between getvariable('slice_from') and getvariable('slice_to');

insert into lines by name
with months as (
  select *, greatest(start_day, getvariable('period_start')) as fee_day from commitments where kind = 'reservation'
),
fees as (
  select *, (getvariable('period_end') - fee_day) * getvariable('slots_per_day') as slots from months
  where fee_day between getvariable('slice_from') and getvariable('slice_to')
)
select
  'RIFee'::line_item_type as line_type, 'Anniversary' as bill_type, 'USD' as currency,
  fee_day::timestamp as usage_start, getvariable('period_end')::timestamp as usage_end,
  owner_no as account_no, fee_sku_no as sku_no, -fee_sku_no as resource_no, 600 + commitment_no as ordinal,
  (getvariable('period_end') - fee_day) * 24 as usage_amount, 0 as on_demand_cost,
  ((slot_total - slot_upfront) * slots)::decimal(18, 10) as unblended_cost, 0 as discount, true as is_discounted,
  commitment_no,
  ((slot_total - slot_full)::double * (1 - upfront_share) * slots)::decimal(18, 10) as unused_recurring,
  ((slot_total - slot_full)::double * upfront_share * slots)::decimal(18, 10) as unused_upfront,
  'Hourly fee: ' || title as description
from fees;
