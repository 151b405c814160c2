-- Cost of the report day by OU and service, beside the day before, the usual cost and the month to date, from
-- the archive. The usual cost is the mean over the reference days, with 0 for a day without a row.
-- Grain: one row per ou, service and linked_account with a row on one of these days; linked_account is
-- '' where :account_detail is 0, because all accounts of a large organization are too many rows.
-- Identity: sum(daily_cost) = sum of the archive's DailyCost on the report day.
with

-- Services that the archive names by their code on some days and by their name on others.
known_names as (
  select * from (values :known_services) as known (service_code, service)
),

archived_days as (
  select
    year * 10000 + month * 100 + day as day_key,
    OU,
    coalesce(known_names.service, ou_breakdown.Service) as Service,
    case when :account_detail = 1 then LinkedAccount else '' end as LinkedAccount,
    cast(DailyCost as decimal(38, 12)) as cost
  from :archive as ou_breakdown
  left join known_names on known_names.service_code = ou_breakdown.Service
  where year * 10000 + month * 100 + day in :day_keys
),

day_comparisons as (
  select
    OU as ou,
    Service as service,
    LinkedAccount as linked_account,
    cast(sum(case when day_key = :report_key then cost else cast(0 as decimal(38, 12)) end) as double)
      as daily_cost,
    cast(sum(case when day_key = :before_key then cost else cast(0 as decimal(38, 12)) end) as double)
      as before_cost,
    cast(sum(case when day_key in :usual_keys then cost else cast(0 as decimal(38, 12)) end) as double)
      as usual_sum,
    cast(sum(case when day_key between :month_key and :report_key then cost else cast(0 as decimal(38, 12)) end)
      as double) as month_cost
  from archived_days
  group by OU, Service, LinkedAccount
)

select * from day_comparisons
order by ou, service, linked_account
