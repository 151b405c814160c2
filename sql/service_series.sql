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

-- The largest daily cost of each account and archived service: few groups, so that the steps below need not
-- group the days of services that stay below the floor. One name may stand for several archived services,
-- which are rows of their own on the same day, so each has its own peak.
account_peaks as (
  select
    ou_breakdown.LinkedAccount as linked_account,
    ou_breakdown.OU as ou,
    coalesce(known_names.service, ou_breakdown.Service) as service,
    max(ou_breakdown.BillingDate) as last_date,
    max(abs(ou_breakdown.DailyCost)) as peak_cost
  from :archive as ou_breakdown
  left join known_names on known_names.service_code = ou_breakdown.Service
  where year * 10000 + month * 100 + day in :day_keys
  group by
    ou_breakdown.LinkedAccount,
    ou_breakdown.OU,
    ou_breakdown.Service,
    coalesce(known_names.service, ou_breakdown.Service)
),

-- The present OU of an account is that of its last day. A date has ten characters, so the largest text is
-- the last day's, and of one day's the last OU's.
present_peaks as (
  select
    linked_account,
    service,
    cast(peak_cost as decimal(38, 12)) as peak_cost,
    substr(max(cast(last_date as varchar) || ou) over (partition by linked_account), 11)
      as present_ou
  from account_peaks
),

-- No day of a service costs more than the peaks of its accounts together.
bounded_peaks as (
  select *, sum(peak_cost) over (partition by present_ou, service) as largest_possible_cost
  from present_peaks
),

account_services as (
  select distinct linked_account, service, present_ou
  from bounded_peaks
  where largest_possible_cost * 200 >= :floor_cents
),

daily_costs as (
  select
    ou_breakdown.BillingDate as billing_date,
    account_services.present_ou,
    account_services.service,
    sum(cast(ou_breakdown.DailyCost as decimal(38, 12))) as cost
  from :archive as ou_breakdown
  left join known_names on known_names.service_code = ou_breakdown.Service
  join account_services
    on account_services.linked_account = ou_breakdown.LinkedAccount
    and account_services.service = coalesce(known_names.service, ou_breakdown.Service)
  where year * 10000 + month * 100 + day in :day_keys
  group by ou_breakdown.BillingDate, account_services.present_ou, account_services.service
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
