-- Cost of the report day by OU and Region, and by OU what the month's commitments cost and could cover, from
-- cost_allocation.
-- Grain: one row per billing_date, ou, region, charge_type and is_coverable. region is only given on the report
-- day, and charge_type only for charges of Savings Plans and reservations and for usage that they could cover;
-- elsewhere they are ''. is_coverable is 1 for such usage, also where they do cover it.
-- Identities: on the report day, sum(daily_cost) = sum of the archive's DailyCost. amortized_cost of a
-- recurring fee is the part of the commitment that was not used; lacks_amortized is 1 where rows lack it.
with

archived_rows as (
  select
    BillingDate,
    OU,
    case when year * 10000 + month * 100 + day = :report_key then Region else '' end as region,
    ChargeType,
    case when :is_coverable then 1 else 0 end as is_coverable,
    cast(coalesce(:metric, 0) as decimal(38, 12)) as cost,
    cast(coalesce(AmortizedCost, 0) as decimal(38, 12)) as amortized,
    case when AmortizedCost is null then 1 else 0 end as lacks_amortized
  from :allocation as cost_allocation
  where year * 10000 + month * 100 + day between :month_key and :report_key
),

named_charges as (
  select
    *,
    case when is_coverable = 1 or ChargeType in :commitment_types then ChargeType else '' end
      as charge_type
  from archived_rows
),

region_costs as (
  select
    BillingDate as billing_date,
    OU as ou,
    region,
    charge_type,
    is_coverable,
    cast(sum(cost) as double) as daily_cost,
    cast(sum(amortized) as double) as amortized_cost,
    max(lacks_amortized) as lacks_amortized
  from named_charges
  group by BillingDate, OU, region, charge_type, is_coverable
)

select * from region_costs
order by billing_date, ou, region, charge_type, is_coverable
