-- Cost of the report day by OU and Region, and the month's commitments by OU, from cost_allocation.
-- Grain: one row per billing_date, ou, region and charge_type. region is only given on the report day, and
-- charge_type only for charges of Savings Plans and reservations; elsewhere they are ''.
-- Identities: on the report day, sum(daily_cost) = sum of the archive's DailyCost. amortized_cost of a
-- recurring fee is the part of the commitment that was not used; lacks_amortized is 1 where rows lack it.
with

archived_rows as (
  select
    BillingDate,
    OU,
    case when year * 10000 + month * 100 + day = :report_key then Region else '' end as region,
    case when ChargeType in :commitment_types then ChargeType else '' end as charge_type,
    cast(coalesce(:metric, 0) as decimal(38, 12)) as cost,
    cast(coalesce(AmortizedCost, 0) as decimal(38, 12)) as amortized,
    case when AmortizedCost is null then 1 else 0 end as lacks_amortized
  from :allocation as cost_allocation
  where year * 10000 + month * 100 + day between :month_key and :report_key
),

region_costs as (
  select
    BillingDate as billing_date,
    OU as ou,
    region,
    charge_type,
    cast(sum(cost) as double) as daily_cost,
    cast(sum(amortized) as double) as amortized_cost,
    max(lacks_amortized) as lacks_amortized
  from archived_rows
  group by BillingDate, OU, region, charge_type
)

select * from region_costs
order by billing_date, ou, region, charge_type
