-- The Region of each account's service on the report day, from cost_allocation.
-- Grain: one row per ou, service and linked_account. Only rows with a cost count, or all if none has one:
-- region_count is the number of their Regions, and region is the Region if all of them are in it, else ''.
-- Identity: sum(daily_cost) = sum of the archive's DailyCost on the report day.
with

report_rows as (
  select
    OU,
    Service,
    LinkedAccount,
    Region,
    cast(coalesce(:metric, 0) as decimal(38, 12)) as cost
  from :allocation as cost_allocation
  where year * 10000 + month * 100 + day = :report_key
),

regions as (
  select
    OU,
    Service,
    LinkedAccount,
    Region,
    sum(cost) as cost,
    max(case when cost <> 0 then 1 else 0 end) as has_cost
  from report_rows
  group by OU, Service, LinkedAccount, Region
),

compared_regions as (
  select
    *,
    max(has_cost) over (partition by OU, Service, LinkedAccount) as any_has_cost
  from regions
),

account_regions as (
  select
    OU as ou,
    Service as service,
    LinkedAccount as linked_account,
    case when count(*) = 1 then max(Region) else '' end as region,
    count(nullif(Region, '')) as region_count,
    cast(sum(cost) as double) as daily_cost
  from compared_regions
  where has_cost = any_has_cost
  group by OU, Service, LinkedAccount
)

select * from account_regions
order by ou, service, linked_account
