-- Services of linked accounts with the largest change of cost between the report day and the usual cost,
-- from the archive. The usual cost is the mean over the reference days, with 0 for a day without a row. An
-- account is in its present OU, so that a moved account is not two changes; `account_moves` lists it.
-- A change is listed only if at least half of it happened since the latest reference day: a cost that ended
-- or began weeks ago differs from the usual cost on each day, but is not news.
-- Grain: one row per ou, service, linked_account; the largest absolute changes per ou, at most
-- :row_limit, so that the largest of any set of OUs are among them.
-- Identity: change_cost = daily_cost - reference_cost.
with

-- Services that the archive names by their code on some days and by their name on others.
known_names as (
  select * from (values :known_services) as known (service_code, service)
),

archived_days as (
  select
    BillingDate,
    OU,
    coalesce(known_names.service, ou_breakdown.Service) as Service,
    LinkedAccount,
    cast(DailyCost as decimal(38, 12)) as cost
  from :archive as ou_breakdown
  left join known_names on known_names.service_code = ou_breakdown.Service
  where year * 10000 + month * 100 + day in :day_keys
),

-- A date has ten characters, so the largest text is the last day's.
present_units as (
  select LinkedAccount, substr(max(cast(BillingDate as varchar) || OU), 11) as present_ou
  from archived_days
  group by LinkedAccount
),

costs as (
  select
    LinkedAccount,
    Service,
    sum(case when BillingDate = :report_date then cost else cast(0 as decimal(38, 12)) end) as cost,
    sum(case when BillingDate = :report_date then cast(0 as decimal(38, 12)) else cost end) as before_cost,
    sum(case when BillingDate = :latest_date then cost else cast(0 as decimal(38, 12)) end) as latest_cost
  from archived_days
  group by LinkedAccount, Service
),

compared as (
  select
    present_units.present_ou as ou,
    costs.Service as service,
    costs.LinkedAccount as linked_account,
    cast(costs.cost as double) as daily_cost,
    cast(costs.before_cost as double) / :reference_day_count as reference_cost,
    cast(costs.cost as double) - cast(costs.latest_cost as double) as recent_change
  from costs
  join present_units on present_units.LinkedAccount = costs.LinkedAccount
),

changes as (
  select *, daily_cost - reference_cost as change_cost
  from compared
),

ranked as (
  select
    *,
    row_number() over (
      partition by ou
      order by abs(change_cost) desc, service, linked_account
    ) as place
  from changes
  where change_cost <> 0
    and sign(recent_change) = sign(change_cost)
    and abs(recent_change) * 2 >= abs(change_cost)
),

movers as (
  select ou, service, linked_account, daily_cost, reference_cost, change_cost
  from ranked
  where place <= :row_limit
)

select * from movers
order by abs(change_cost) desc, ou, service, linked_account
