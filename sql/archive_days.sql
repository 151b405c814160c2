-- What readers of the archive see of each day: SELECT year, month, day, COUNT(*), and beside it whether
-- those rows are the day's own.
-- Grain: one row per partition that has rows. A day that is not registered, whose partition lies at a
-- wrong place, or that is archived empty has none; what another file of the folder adds is counted.
with

archived_rows as (
  select year, month, day, BillingDate, DailyCost
  from :archive as ou_breakdown
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
    -- Compared with a tolerance, never hashed: a sum in double will do.
    sum(DailyCost) as daily_cost
  from archived_rows
  group by year, month, day
)

select * from archived_days
order by year, month, day
