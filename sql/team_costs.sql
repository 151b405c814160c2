-- Cost of each target by day and kind of charge, from the archive: the input of the teams' figures.
-- Grain: one row per billing_date, target and charge_type with at least one archived row; before
-- :detail_key, which only projections read, charge_type is '' and a row is a target's day.
-- Identities: sum(unblended_cost) = sum of the archive's UnblendedCost over the requested days, and the
-- same of amortized_cost, which counts rows without it as 0, and uninvoiced_cost. lacks_amortized is
-- 1 where such rows are in it.
with

archived_rows as (
  select
    BillingDate,
    Target,
    case when year * 10000 + month * 100 + day >= :detail_key then ChargeType else '' end as charge_type,
    cast(UnblendedCost as decimal(38, 12)) as unblended,
    cast(coalesce(AmortizedCost, 0) as decimal(38, 12)) as amortized,
    cast(UninvoicedCost as decimal(38, 12)) as uninvoiced,
    case when AmortizedCost is null then 1 else 0 end as lacks_amortized
  from :allocation as cost_allocation
  where year * 10000 + month * 100 + day between :from_key and :to_key
),

target_days as (
  select
    BillingDate as billing_date,
    Target as target,
    charge_type,
    cast(sum(unblended) as double) as unblended_cost,
    cast(sum(amortized) as double) as amortized_cost,
    cast(sum(uninvoiced) as double) as uninvoiced_cost,
    max(lacks_amortized) as lacks_amortized
  from archived_rows
  group by BillingDate, Target, charge_type
)

select * from target_days
order by billing_date, target, charge_type
