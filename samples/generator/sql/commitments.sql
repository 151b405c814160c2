-- Grain: one row per Savings Plan or reservation, with its cost in one slot.
-- Identity: `slot_total` is a little more than its covered resources can use, so a part stays unused.
create or replace table commitments as
with
covered as (
  select coverage, sum((slot_cost * c.rate)::decimal(18, 10)) as slot_full
  from resources r join commitment_terms c using (coverage)
  group by coverage
)
select
  c.*, a.account_no as owner_no, c.start_day + 365 * c.years as end_day,
  coalesce(v.slot_full, 0)::decimal(18, 10) as slot_full,
  (coalesce(v.slot_full, 0) * c.oversize)::decimal(18, 10) as slot_total,
  (coalesce(v.slot_full, 0) * c.oversize * c.upfront_share)::decimal(18, 10) as slot_upfront
from commitment_terms c
join accounts a on a.role = c.owner_role
left join covered v using (coverage)
order by commitment_no;

-- Grain: one row per day and kind of rhythm: the load of the weekday, and the company's growth.
create or replace table day_factors as
with
days as (
  select day::date as day, (day::date - getvariable('story_day'))::integer as age
  from range(getvariable('first_day')::timestamp, getvariable('last_day')::timestamp + interval 1 day,
    interval 1 day) t(day)
)
select
  day, rhythm,
  case rhythm
    when 'committed' then 0.82 + 0.16 * portion(age + 100000, 10)
    when 'reserved' then 1
    else greatest(0.4, 1 + 0.0012::double * age) * (0.985 + 0.03 * portion(age + 100000, 11)) * list_element(
      case rhythm
        when 'business' then [0.70, 1.0, 1.03, 1.04, 1.02, 1.0, 0.74]
        when 'consumer' then [0.90, 0.98, 0.98, 1.0, 1.01, 1.05, 0.97]
        when 'test' then [0.35, 1.0, 1.02, 1.02, 1.0, 0.95, 0.4]
        else [0.96, 1.0, 1.0, 1.01, 1.0, 1.0, 0.97]
      end, 1 + dayofweek(day))
  end::double as factor
from days, (select distinct rhythm from skus union select 'test')
order by day, rhythm;
