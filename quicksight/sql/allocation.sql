-- Returns cost by day, target, service, environment and OU, with the business unit that the team had on the
-- day: the rows of the sheet "Teams". Pools of shared cost are rows of their own; mails and statements
-- divide them.
-- Grain: one row per cost_date, target, service, environment and ou, of this year and the year before.
-- Identities: sum(cost) = sum of the archive's AmortizedCost, and of its UnblendedCost where the bill's
-- export lacks amortized cost; sum(unblended_cost) = sum of the archive's UnblendedCost.
with

allocated_days as (
  select
    BillingDate as cost_date,
    date_trunc('month', BillingDate) as month_start,
    Target as target,
    Service as service,
    case when Environment = '' then '(none)' else Environment end as environment,
    OU as ou,
    cast(coalesce(AmortizedCost, UnblendedCost) as decimal(38, 12)) as cost,
    cast(UnblendedCost as decimal(38, 12)) as unblended,
    cast(UninvoicedCost as decimal(38, 12)) as uninvoiced
  from :allocation as cost_allocation
  where year >= year(:today) - 1
),

report as (
  select max(month_start) as report_month
  from allocated_days
),

sums as (
  select
    cost_date,
    month_start,
    target,
    service,
    environment,
    ou,
    cast(sum(cost) as double) as cost,
    cast(sum(unblended) as double) as unblended_cost,
    cast(sum(uninvoiced) as double) as uninvoiced_cost
  from allocated_days
  group by cost_date, month_start, target, service, environment, ou
),

recent_units as (
  select *
  from :units as team_units
  where report_date between date_add('day', -31, :today) and :today
),

units as (
  select 'team/' || team as target, business_unit, business_group, valid_from, valid_to
  from recent_units
  where report_date = (select max(report_date) from recent_units)
),

allocation as (
  select
    sums.cost_date,
    date_diff('month', report.report_month, sums.month_start) as month_offset,
    case
      when sums.target = 'unallocated' then 'Unallocated'
      when starts_with(sums.target, 'pool/') then 'Shared'
      else 'Team'
    end as allocation,
    sums.target,
    coalesce(nullif(units.business_unit, ''), '(none)') as business_unit,
    coalesce(nullif(units.business_group, ''), '(none)') as business_group,
    sums.service,
    sums.environment,
    sums.ou,
    sums.cost,
    sums.unblended_cost,
    sums.uninvoiced_cost
  from sums
  cross join report
  left join units
    on units.target = sums.target
    and sums.cost_date between units.valid_from and units.valid_to
)

select * from allocation
