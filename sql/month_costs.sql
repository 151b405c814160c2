-- Cost of each month in the archive, of the whole organization, over the requested days. Days that are not
-- in the archive do not count: the caller knows how many there are.
-- Grain: one row per month with at least one archived row.
-- Identity: sum(month_cost) = sum of the archive's DailyCost over the requested days.
with

archived_days as (
  select BillingDate, DailyCost
  from :archive as ou_breakdown
  where year * 10000 + month * 100 + day between :from_key and :to_key
),

month_costs as (
  select
    cast(date_trunc('month', BillingDate) as date) as month_start,
    cast(sum(cast(DailyCost as decimal(38, 12))) as double) as month_cost
  from archived_days
  group by date_trunc('month', BillingDate)
)

select * from month_costs
order by month_start
