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

-- The present OU of an account is that of its last day. These two steps read the archive apart from the
-- costs and without them: a step that is used twice would be stored with all its rows, or on Athena read
-- twice with all its columns.
account_ous as (
  select
    LinkedAccount as linked_account,
    OU as ou,
    max(BillingDate) as last_date
  from :archive as ou_breakdown
  where year * 10000 + month * 100 + day in :day_keys
  group by LinkedAccount, OU
),

-- A date has ten characters, so the largest text is the last day's, and of one day's the last OU's.
account_units as (
  select
    linked_account,
    substr(max(cast(last_date as varchar) || ou), 11) as present_ou
  from account_ous
  group by linked_account
),

daily_costs as (
  select
    ou_breakdown.BillingDate as billing_date,
    account_units.present_ou,
    coalesce(known_names.service, ou_breakdown.Service) as service,
    sum(cast(ou_breakdown.DailyCost as decimal(38, 12))) as cost
  from :archive as ou_breakdown
  join account_units on account_units.linked_account = ou_breakdown.LinkedAccount
  left join known_names on known_names.service_code = ou_breakdown.Service
  where year * 10000 + month * 100 + day in :day_keys
  group by
    ou_breakdown.BillingDate,
    account_units.present_ou,
    coalesce(known_names.service, ou_breakdown.Service)
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
