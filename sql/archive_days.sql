-- What queries of an archived table see for each day: SELECT year, month, day, COUNT(*), and whether those
-- rows belong to the day.
-- Grain: one row per partition that has rows. A day has no row if it is not registered, if its partition
-- has a wrong location, or if it is archived empty; rows of other files in the folder are counted.
with

archived_rows as (
  select year, month, day, BillingDate, :cost_column as cost
  from :archive as archived
  where year * 10000 + month * 100 + day between :from_key and :to_key
),

archived_days as (
  select
    year,
    month,
    day,
    count(*) as row_count,
    sum(case when year(BillingDate) = year and month(BillingDate) = month and day(BillingDate) = day
      then 0 else 1 end) as foreign_rows,
    -- Compared with a tolerance, never hashed, so a sum in double is exact enough.
    sum(cost) as daily_cost
  from archived_rows
  group by year, month, day
)

select * from archived_days
order by year, month, day
