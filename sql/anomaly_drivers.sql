-- Finds the causes of a report day's anomalies: the usage types of linked accounts, by Region, whose cost changed
-- most compared with the mean of the reference days, with 0 for a day without a line. Also returns what
-- commitments (Savings Plans, reservations) cover: a low value if AWS has not applied them yet. An
-- account belongs to its latest OU in the archive, as in service_series.
-- Grain: one row per ou, service, linked_account, usage_type, region ('' where the bill names none) of the requested OUs and services; at most
-- :row_limit increases and as many decreases per ou and service.
-- Identities: change_cost = daily_cost - reference_cost; without a limit, sum(daily_cost) of an ou and
-- service = its archived cost of the report day. The four coverage columns count every account.
with

-- Services that the archive names by their code on some days and by their name on others.
known_names as (
  select * from (values :known_services) as known (service_code, service)
),

archived_days as (
  select BillingDate as billing_date, OU as ou, LinkedAccount as linked_account
  from :archive as ou_breakdown
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

-- Lines that commitments pay for are those to which amortizing moves money, in every source; the fee of a
-- plan that nothing used yet is the line with both costs equal.
bill_lines as (
  select
    billing_date = :report_date as is_report_day,
    usage_account_id as linked_account,
    service,
    service_code,
    coalesce(usage_type, line_item_type, 'Unknown') as usage_type,
    coalesce(region, '') as region,
    cast(:cost_column as decimal(38, 12)) as cost,
    case
      when amortized_cost > 0
        and (amortized_cost <> unblended_cost or line_item_type = 'SavingsPlanRecurringFee')
        then cast(amortized_cost as decimal(38, 12))
      else cast(0 as decimal(38, 12))
    end as committed_cost
  from :cost_lines as cost_lines
  where billing_period in :billing_periods
    and left_out is null
    and cast(billing_date as varchar) in :days
    and (:currency = '' or currency = :currency or (currency is null and :blank_currency = :currency))
),

usage_costs as (
  select
    linked_account,
    coalesce(known_names.service, bill_lines.service) as service,
    usage_type,
    region,
    sum(case when is_report_day then cost else cast(0 as decimal(38, 12)) end) as cost,
    sum(case when is_report_day then cast(0 as decimal(38, 12)) else cost end) as before_cost,
    sum(case when is_report_day then committed_cost else cast(0 as decimal(38, 12)) end)
      as committed_cost,
    sum(case when is_report_day then cast(0 as decimal(38, 12)) else committed_cost end)
      as committed_before
  from bill_lines
  left join known_names
    on known_names.service_code = bill_lines.service_code
    and bill_lines.service = bill_lines.service_code
  group by linked_account, coalesce(known_names.service, bill_lines.service), usage_type, region
),

covered_costs as (
  select
    *,
    sum(committed_cost) over (partition by service) as service_covered,
    sum(committed_before) over (partition by service) as service_covered_before,
    sum(committed_cost) over () as all_covered,
    sum(committed_before) over () as all_covered_before
  from usage_costs
),

compared as (
  select
    coalesce(account_units.present_ou, 'Unassigned') as ou,
    costs.service,
    costs.linked_account,
    costs.usage_type,
    costs.region,
    cast(costs.cost as double) as daily_cost,
    cast(costs.before_cost as double) / :reference_day_count as reference_cost,
    cast(costs.committed_cost as double) as committed_cost,
    cast(costs.service_covered as double) as service_covered_cost,
    cast(costs.service_covered_before as double) / :reference_day_count as service_covered_usual,
    cast(costs.all_covered as double) as all_covered_cost,
    cast(costs.all_covered_before as double) / :reference_day_count as all_covered_usual
  from covered_costs as costs
  left join account_units on account_units.linked_account = costs.linked_account
),

changes as (
  select *, daily_cost - reference_cost as change_cost
  from compared
  where ou in :ous and service in :services
),

ranked as (
  select
    *,
    row_number() over (
      partition by ou, service, case when change_cost < 0 then 0 else 1 end
      order by abs(change_cost) desc, linked_account, usage_type, region
    ) as change_rank
  from changes
),

anomaly_drivers as (
  select
    ou,
    service,
    linked_account,
    usage_type,
    region,
    daily_cost,
    reference_cost,
    change_cost,
    committed_cost,
    service_covered_cost,
    service_covered_usual,
    all_covered_cost,
    all_covered_usual
  from ranked
  where change_rank <= :row_limit
)

select * from anomaly_drivers
order by ou, service, abs(change_cost) desc, linked_account, usage_type, region
