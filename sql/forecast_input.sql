-- Daily cost of each OU, from the archive: the input of projections and comparisons.
-- Grain: one row per ou and billing_date with at least one archived row; if a day is archived without a
-- row for an OU, that OU had no cost on that day.
-- Identity: sum(daily_cost) = sum of the archive's DailyCost over the requested days.
with

archived_days as (
  select BillingDate, OU, DailyCost
  from :archive as ou_breakdown
  where year * 10000 + month * 100 + day between :from_key and :to_key
),

ou_days as (
  select
    OU as ou,
    BillingDate as billing_date,
    cast(sum(cast(DailyCost as decimal(38, 12))) as double) as daily_cost
  from archived_days
  group by OU, BillingDate
)

select * from ou_days
order by ou, billing_date
