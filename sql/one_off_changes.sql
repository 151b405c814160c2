-- Services of linked accounts whose credits, refunds and other one-off charges changed between the report day
-- and the reference days, from the archive's allocation: the same key and days as `movers`, which shows only
-- their sum with usage. Returns no rows unless the allocation has all of the days.
-- Grain: one row per ou, service, linked_account; the largest absolute changes of one-off charges per ou, at
-- most :row_limit. The one_off columns are a part of the columns without it.
with

-- Services that the archive names by their code on some days and by their name on others.
known_names as (
  select * from (values :known_services) as known (service_code, service)
),

allocated_days as (
  select
    BillingDate,
    OU,
    coalesce(known_names.service, cost_allocation.Service) as Service,
    LinkedAccount,
    cast(coalesce(:cost_column, 0) as decimal(38, 12)) as cost,
    case
      when ChargeType in :one_off_types or ChargeType like '%/Correction'
        then cast(coalesce(:cost_column, 0) as decimal(38, 12))
      else cast(0 as decimal(38, 12))
    end as one_off
  from :allocation as cost_allocation
  left join known_names on known_names.service_code = cost_allocation.Service
  where year * 10000 + month * 100 + day in :day_keys
),

-- A date has ten characters, so the largest text is the last day's.
present_units as (
  select LinkedAccount, substr(max(cast(BillingDate as varchar) || OU), 11) as present_ou
  from allocated_days
  group by LinkedAccount
),

costs as (
  select
    LinkedAccount,
    Service,
    sum(case when BillingDate = :report_date then cost else cast(0 as decimal(38, 12)) end) as cost,
    sum(case when BillingDate = :report_date then cast(0 as decimal(38, 12)) else cost end) as before_cost,
    sum(case when BillingDate = :latest_date then cost else cast(0 as decimal(38, 12)) end) as latest_cost,
    sum(case when BillingDate = :report_date then one_off else cast(0 as decimal(38, 12)) end) as one_off,
    sum(case when BillingDate = :report_date then cast(0 as decimal(38, 12)) else one_off end)
      as before_one_off,
    sum(case when BillingDate = :latest_date then one_off else cast(0 as decimal(38, 12)) end)
      as latest_one_off
  from allocated_days
  group by LinkedAccount, Service
),

compared as (
  select
    present_units.present_ou as ou,
    costs.Service as service,
    costs.LinkedAccount as linked_account,
    cast(costs.cost as double) as daily_cost,
    cast(costs.before_cost as double) / :reference_day_count as reference_cost,
    cast(costs.latest_cost as double) as latest_cost,
    cast(costs.one_off as double) as one_off_cost,
    cast(costs.before_one_off as double) / :reference_day_count as one_off_reference,
    cast(costs.latest_one_off as double) as one_off_latest
  from costs
  join present_units on present_units.LinkedAccount = costs.LinkedAccount
),

ranked as (
  select
    *,
    row_number() over (
      partition by ou
      order by abs(one_off_cost - one_off_reference) desc, service, linked_account
    ) as place
  from compared
  where one_off_cost <> one_off_reference
    and (select count(distinct BillingDate) from allocated_days) = :reference_day_count + 1
),

one_off_changes as (
  select
    ou,
    service,
    linked_account,
    daily_cost,
    reference_cost,
    latest_cost,
    one_off_cost,
    one_off_reference,
    one_off_latest
  from ranked
  where place <= :row_limit
)

select * from one_off_changes
order by ou, service, linked_account
