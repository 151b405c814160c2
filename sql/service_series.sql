-- Daily cost of each service in each OU, from the archive, in the current OU of its accounts: a moved
-- account takes its history along, because the move would otherwise look like a drop in one OU and a
-- spike in another. Services whose cost never reaches the floor are omitted: none of their days can
-- exceed it.
-- Grain: one row per ou, service, billing_date with at least one archived row among :day_keys.
-- Identity: with a floor of 0, sum(daily_cost) = the archive's sum over those days.
with

-- Services that the archive names by their code on some days and by their name on others.
known_names as (
  select * from (values :known_services) as known (service_code, service)
),

archived_days as (
  select
    BillingDate as billing_date,
    OU as ou,
    coalesce(known_names.service, ou_breakdown.Service) as service,
    LinkedAccount as linked_account,
    cast(DailyCost as decimal(38, 12)) as cost
  from :archive as ou_breakdown
  left join known_names on known_names.service_code = ou_breakdown.Service
  where year * 10000 + month * 100 + day in :day_keys
),

last_days as (
  select linked_account, max(billing_date) as last_date
  from archived_days
  group by linked_account
),

account_units as (
  select archived_days.linked_account, max(archived_days.ou) as present_ou
  from archived_days
  join last_days
    on last_days.linked_account = archived_days.linked_account
    and last_days.last_date = archived_days.billing_date
  group by archived_days.linked_account
),

daily_costs as (
  select
    archived_days.billing_date,
    account_units.present_ou,
    archived_days.service,
    sum(archived_days.cost) as cost
  from archived_days
  join account_units on account_units.linked_account = archived_days.linked_account
  group by archived_days.billing_date, account_units.present_ou, archived_days.service
),

measured_costs as (
  select
    *,
    max(abs(cost)) over (partition by present_ou, service) as largest_cost
  from daily_costs
),

service_series as (
  select
    present_ou as ou,
    service,
    billing_date,
    cast(cost as double) as daily_cost
  from measured_costs
  -- A cost may change from negative to positive: half the floor in each direction makes the full floor.
  where largest_cost * 200 >= :floor_cents
)

select * from service_series
order by ou, service, billing_date
