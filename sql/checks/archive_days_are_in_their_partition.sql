-- Check: every archived row is in the partition of its own day.
-- Returns one row per day and partition that differ; no rows if all is correct.
with

archived_days as (
  select BillingDate, year * 10000 + month * 100 + day as partition_key
  from :archive as ou_breakdown
  where year * 10000 + month * 100 + day between :from_key and :to_key
),

misplaced as (
  select
    cast(BillingDate as varchar) as billing_date,
    cast(count(*) as varchar) || ' rows are in partition ' || cast(partition_key as varchar) as finding
  from archived_days
  where BillingDate is null
    or year(BillingDate) * 10000 + month(BillingDate) * 100 + day(BillingDate) <> partition_key
  group by BillingDate, partition_key
)

select * from misplaced
order by billing_date, finding
