-- Check: no archived row lacks a value, and every cost is a finite number.
-- Returns one row per day with such rows; no rows if all is correct.
with

archived_days as (
  select BillingDate, OU, Service, LinkedAccount, DailyCost
  from :archive as ou_breakdown
  where year * 10000 + month * 100 + day between :from_key and :to_key
),

incomplete as (
  select
    cast(BillingDate as varchar) as billing_date,
    cast(count(*) as varchar) || ' rows lack a value or a finite cost' as finding
  from archived_days
  where OU is null or Service is null or LinkedAccount is null or DailyCost is null
    or OU = '' or Service = '' or LinkedAccount = ''
    or is_nan(DailyCost) or is_infinite(DailyCost)
  group by BillingDate
)

select * from incomplete
order by billing_date, finding
