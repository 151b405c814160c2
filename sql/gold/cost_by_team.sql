-- What each team cost by day and application, with the business unit that it had on the day. Shared cost and
-- what no rule claims are rows of their own: their targets are pools and 'unallocated'.
-- Grain: One row for each day, target, application, environment, OU and linked account.
-- Identities: For each day, the sum of a cost is the sum of that cost in cost_allocation, and so is line_count.
-- Under any filter on ou, linked_account, target and environment, cost_by_env, cost_by_team, cost_by_service and
-- cost_by_region have the same sums.
-- Filter by year, month and day: they are partitions. A filter on billing_date alone reads all days.
with

-- Every report day has all teams with all their dates, and the dates of a team do not overlap.
units as (
  select 'team/' || team as target, business_unit, business_group, valid_from, valid_to
  from :team_units as team_units
  where report_date = (select max(report_date) from :team_units as report_days)
),

sums as (
  select
    BillingDate as billing_date,
    year,
    month,
    day,
    case when Application = '' then '(none)' else Application end as application,
    OU as ou,
    LinkedAccount as linked_account,
    Target as target,
    case when Environment = '' then '(none)' else Environment end as environment,
    cast(sum(cast(UnblendedCost as decimal(38, 12))) as double precision) as unblended_cost,
    -- A sum with an unknown part is unknown.
    case
      when count(AmortizedCost) = count(*)
      then cast(sum(cast(AmortizedCost as decimal(38, 12))) as double precision)
    end as amortized_cost,
    case
      when count(NetUnblendedCost) = count(*)
      then cast(sum(cast(NetUnblendedCost as decimal(38, 12))) as double precision)
    end as net_unblended_cost,
    case
      when count(NetAmortizedCost) = count(*)
      then cast(sum(cast(NetAmortizedCost as decimal(38, 12))) as double precision)
    end as net_amortized_cost,
    cast(sum(cast(UninvoicedCost as decimal(38, 12))) as double precision) as uninvoiced_cost,
    cast(sum(LineCount) as bigint) as line_count
  from :cost_allocation as cost_allocation
  group by
    BillingDate, year, month, day, case when Application = '' then '(none)' else Application end, OU, LinkedAccount,
    Target, case when Environment = '' then '(none)' else Environment end
),

cost_by_team as (
  select
    sums.billing_date,
    sums.year,
    sums.month,
    sums.day,
    case
      when sums.target like 'team/%' then 'Team'
      when sums.target like 'pool/%' then 'Shared'
      else 'Unallocated'
    end as allocation,
    case when sums.target like 'team/%' then substring(sums.target, 6) else sums.target end as team,
    coalesce(nullif(units.business_unit, ''), '(none)') as business_unit,
    coalesce(nullif(units.business_group, ''), '(none)') as business_group,
    sums.application,
    sums.ou,
    sums.linked_account,
    sums.target,
    sums.environment,
    sums.unblended_cost,
    sums.amortized_cost,
    sums.net_unblended_cost,
    sums.net_amortized_cost,
    sums.uninvoiced_cost,
    sums.line_count
  from sums
  left join units
    on units.target = sums.target
    and sums.billing_date between units.valid_from and units.valid_to
)

select * from cost_by_team
