-- Check: the archive contains each combination of day, OU, service and linked account once; every row is
-- in the partition of its own day; no row lacks a value, and every cost is a finite number.
-- Returns one row per finding: for a combination that occurs more than once, for a day and partition that
-- differ, and for a day with incomplete rows; no rows if all is correct.
with

archived_days as (
  select
    BillingDate,
    OU,
    Service,
    LinkedAccount,
    year * 10000 + month * 100 + day as partition_key,
    OU is null or Service is null or LinkedAccount is null or DailyCost is null
      or OU = '' or Service = '' or LinkedAccount = ''
      or is_nan(DailyCost) or is_infinite(DailyCost) as is_incomplete
  from :archive as ou_breakdown
  where year * 10000 + month * 100 + day between :from_key and :to_key
),

-- One scan for the three checks: each has its own grouping, by which the columns of the others are NULL.
wrong_groups as (
  select
    case
      when grouping(OU) = 0 then 'archive_rows_are_unique'
      when grouping(partition_key) = 0 then 'archive_days_are_in_their_partition'
      else 'archive_values_are_complete'
    end as check_name,
    BillingDate,
    OU,
    Service,
    LinkedAccount,
    partition_key,
    count(*) as row_count,
    count_if(is_incomplete) as incomplete_rows
  from archived_days
  group by grouping sets (
    (BillingDate, OU, Service, LinkedAccount),
    (BillingDate, partition_key),
    (BillingDate)
  )
  having case
    when grouping(OU) = 0 then count(*) > 1
    when grouping(partition_key) = 0 then BillingDate is null
      or year(BillingDate) * 10000 + month(BillingDate) * 100 + day(BillingDate) <> partition_key
    else count_if(is_incomplete) > 0
  end
),

findings as (
  select
    check_name,
    coalesce(cast(BillingDate as varchar), 'no day') as billing_date,
    case check_name
      when 'archive_rows_are_unique' then coalesce(OU, 'NULL') || ' | ' || coalesce(Service, 'NULL')
        || ' | ' || coalesce(LinkedAccount, 'NULL') || ' appears ' || cast(row_count as varchar) || ' times'
      when 'archive_days_are_in_their_partition' then cast(row_count as varchar)
        || ' rows are in partition ' || cast(partition_key as varchar)
      else cast(incomplete_rows as varchar) || ' rows lack a value or a finite cost'
    end as finding
  from wrong_groups
)

select * from findings
order by check_name, billing_date, finding
