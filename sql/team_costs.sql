-- Cost of each target by day and kind of charge, from the archive: the input of the teams' figures.
-- Grain: one row per billing_date, target, charge_type and service with at least one archived row. service is
-- '' except of support, which is charged once a month; before :detail_key, which only projections read, the
-- charge_type of usage is ''.
-- Identities: sum(unblended_cost) = sum of the archive's UnblendedCost over the requested days, and the
-- same of amortized_cost, which counts rows without it as 0, and uninvoiced_cost. lacks_amortized is
-- 1 where such rows are in it.
with

archived_rows as (
  select
    BillingDate,
    Target,
    case
      when
        year * 10000 + month * 100 + day < :detail_key
        and ChargeType in ('Usage', 'DiscountedUsage', 'SavingsPlanCoveredUsage', 'Usage/Usage-Based')
      then ''
      else ChargeType
    end as charge_type,
    case
      when lower(Service) like '%support%' or lower(Service) like '%enterpriseonramp%' then Service
      else ''
    end as service,
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
    service,
    cast(sum(unblended) as double) as unblended_cost,
    cast(sum(amortized) as double) as amortized_cost,
    cast(sum(uninvoiced) as double) as uninvoiced_cost,
    max(lacks_amortized) as lacks_amortized
  from archived_rows
  group by BillingDate, Target, charge_type, service
)

select * from target_days
order by billing_date, target, charge_type, service
