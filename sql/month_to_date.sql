-- Cost of each OU from the first of the month to the report day, from the archive.
-- Grain: one row per ou with at least one archived row in the requested days.
-- Identity: sum(month_to_date_cost) = sum of the archive's DailyCost over those days.
with

archived_days as (
  select OU, DailyCost
  from :archive as ou_breakdown
  where year * 10000 + month * 100 + day between :from_key and :to_key
),

month_to_date as (
  select
    OU as ou,
    cast(sum(cast(DailyCost as decimal(38, 12))) as double) as month_to_date_cost
  from archived_days
  group by OU
)

select * from month_to_date
order by ou
