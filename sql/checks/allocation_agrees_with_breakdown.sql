-- Check: on each day, the allocation has the same cost of every OU, service and linked account as
-- the breakdown. Reads only the archive, not the bill.
-- Returns one row per day that differs, with the part that differs most; no rows if all is correct.
with

archived_parts as (
  select
    year * 10000 + month * 100 + day as day_key,
    OU,
    Service,
    LinkedAccount,
    DailyCost as archived_cost,
    cast(0 as double) as allocated_cost
  from :archive as ou_breakdown
  where year * 10000 + month * 100 + day between :from_key and :to_key
),

allocated_parts as (
  select
    year * 10000 + month * 100 + day as day_key,
    OU,
    Service,
    LinkedAccount,
    cast(0 as double) as archived_cost,
    :cost_column as allocated_cost
  from :allocation as cost_allocation
  where year * 10000 + month * 100 + day between :from_key and :to_key
),

all_parts as (
  select * from archived_parts
  union all
  select * from allocated_parts
),

sums as (
  select
    day_key,
    coalesce(OU, '') as ou,
    coalesce(Service, '') as service,
    coalesce(LinkedAccount, '') as linked_account,
    coalesce(sum(archived_cost), 0) as archived_cost,
    coalesce(sum(allocated_cost), 0) as allocated_cost,
    coalesce(sum(abs(allocated_cost)), 0) as size_of_parts
  from all_parts
  group by day_key, coalesce(OU, ''), coalesce(Service, ''), coalesce(LinkedAccount, '')
),

-- The difference that rounding can explain: parts are rounded each, and parts may cancel out. A sum that is
-- not a finite number always differs.
different as (
  select
    *,
    count(*) over (partition by day_key) as difference_count,
    row_number() over (
      partition by day_key
      order by abs(allocated_cost - archived_cost) desc, ou, service, linked_account
    ) as place
  from sums
  where is_nan(allocated_cost - archived_cost)
    or is_infinite(allocated_cost - archived_cost)
    or abs(allocated_cost - archived_cost)
      > greatest(abs(archived_cost) * 0.000001, size_of_parts * 0.000000000001, 0.000000000001)
),

findings as (
  select day_key, difference_count, ou, service, linked_account, archived_cost, allocated_cost
  from different
  where place = 1
)

select * from findings
order by day_key
