-- Check: the archive contains each combination of day, OU, service and linked account once.
-- Returns one row per combination that occurs more than once; no rows if all is correct.
with

archived_days as (
  select BillingDate, OU, Service, LinkedAccount
  from :archive as ou_breakdown
  where year * 10000 + month * 100 + day between :from_key and :to_key
),

repeated as (
  select
    cast(BillingDate as varchar) as billing_date,
    OU || ' | ' || Service || ' | ' || LinkedAccount
      || ' appears ' || cast(count(*) as varchar) || ' times' as finding
  from archived_days
  group by BillingDate, OU, Service, LinkedAccount
  having count(*) > 1
)

select * from repeated
order by billing_date, finding
