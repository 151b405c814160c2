-- Services of linked accounts with the largest change of cost between the report day and the usual cost,
-- from the archive. The usual cost is the mean over the reference days, with 0 for a day without a row.
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

compared as (
  select
    OU as ou,
    Service as service,
    LinkedAccount as linked_account,
    cast(sum(case when BillingDate = :report_date then cost else cast(0 as decimal(38, 12)) end) as double)
      as daily_cost,
    cast(sum(case when BillingDate = :report_date then cast(0 as decimal(38, 12)) else cost end) as double)
      / :reference_day_count as reference_cost
  from archived_days
  group by OU, Service, LinkedAccount
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
),

movers as (
  select ou, service, linked_account, daily_cost, reference_cost, change_cost
  from ranked
  where place <= :row_limit
)

select * from movers
order by abs(change_cost) desc, ou, service, linked_account
