-- What one unit cost (FinOps: unit economics), such as a request, a GB, an hour of a vCPU, or an order of the business:
-- cost and amount of each day, of everything, of each target, and of each of its applications.
-- Grain: One row for each day, unit, level, target and application with a cost.
-- Identities: For each day and unit, unblended_cost of the level 'whole' is its sum over the level 'target', and over the
-- level 'application'; so is left_out_cost. For each day and unit of the sources 'metric' and 'bill', so is amount. A
-- business figure is the same amount in every row of its day: never add it over rows of one day. The sum of
-- unblended_cost and left_out_cost of a business figure's day is the unblended cost of the day.
-- Filter by unit and by level before you sum; the cost of a unit in a month is sum(unblended_cost) / sum(amount), where the
-- amount of a business figure is that of the level 'whole'. Filter by year, month and day, and by billing_date as well:
-- the first are partitions of cost_allocation, the last is that of the tables of resources.
with

metric_units as (
  select unit_rows.* from :metric_unit_rows as unit_rows
),

-- A day on which CloudWatch did not send all points of a metric is unknown.
metric_values as (
  select
    resource_metrics.usage_date,
    resource_metrics.LinkedAccount as linked_account,
    resource_metrics.ResourceKind as resource_kind,
    resource_metrics.ResourceId as resource_id,
    metric_units.unit,
    metric_units.divisor,
    metric_units.needed_rows,
    case when resource_metrics.State in ('partial', 'inaccessible') then 1 else 0 end as is_missing,
    case
      when resource_metrics.State = 'none' and metric_units.without_points = 'no-use' then 0
      when resource_metrics.State <> 'complete' then null
      when metric_units.figure = 'sum' then resource_metrics.Sum
      when metric_units.figure = 'average' then resource_metrics.Average
    end as value
  from :resource_metrics as resource_metrics
  join metric_units
    on metric_units.unit_kind = resource_metrics.ResourceKind
    and metric_units.unit_metric = resource_metrics.Metric
),

metric_amounts as (
  select
    usage_date, linked_account, resource_kind, resource_id, unit,
    case
      when max(is_missing) = 0 and count(value) >= needed_rows
      then cast(sum(cast(value as decimal(38, 9))) as double precision) / divisor
    end as amount
  from metric_values
  group by usage_date, linked_account, resource_kind, resource_id, unit, divisor, needed_rows
),

-- What a resource did is divided among those who pay for it, as they do: by amortized cost, because what a commitment
-- covers costs nothing unblended. Credits have no part in it.
resource_parts as (
  select
    resource_costs.usage_date,
    resource_costs.LinkedAccount as linked_account,
    resource_costs.ResourceKind as resource_kind,
    resource_costs.ResourceId as resource_id,
    resource_costs.OU as ou,
    resource_costs.Target as target,
    coalesce(nullif(resource_costs.Application, ''), '(none)') as application,
    cast(resource_costs.UnblendedCost as decimal(38, 12)) as unblended,
    cast(resource_costs.AmortizedCost as decimal(38, 12)) as amortized,
    greatest(cast(coalesce(resource_costs.AmortizedCost, resource_costs.UnblendedCost) as decimal(38, 12)), 0) as paid,
    sum(greatest(cast(coalesce(resource_costs.AmortizedCost, resource_costs.UnblendedCost) as decimal(38, 12)), 0)) over (
      partition by resource_costs.usage_date, resource_costs.LinkedAccount, resource_costs.ResourceKind,
        resource_costs.ResourceId
    ) as all_paid,
    row_number() over (
      partition by resource_costs.usage_date, resource_costs.LinkedAccount, resource_costs.ResourceKind,
        resource_costs.ResourceId
      order by resource_costs.Target, resource_costs.Application, resource_costs.OU, resource_costs.Service,
        resource_costs.Region
    ) as place
  from :resource_costs as resource_costs
),

unit_kinds as (
  select distinct unit, unit_kind from metric_units
),

metric_parts as (
  select
    resource_parts.usage_date as billing_date,
    cast(extract(year from resource_parts.usage_date) as integer) as year,
    cast(extract(month from resource_parts.usage_date) as integer) as month,
    cast(extract(day from resource_parts.usage_date) as integer) as day,
    'metric' as source,
    unit_kinds.unit,
    resource_parts.ou,
    resource_parts.target,
    resource_parts.application,
    resource_parts.unblended,
    resource_parts.amortized,
    cast(
      metric_amounts.amount * case
        when all_paid > 0 then cast(paid as double precision) / cast(all_paid as double precision)
        when place = 1 then 1
        else 0
      end as decimal(38, 9)
    ) as amount
  from resource_parts
  join unit_kinds on unit_kinds.unit_kind = resource_parts.resource_kind
  left join metric_amounts
    on metric_amounts.usage_date = resource_parts.usage_date
    and metric_amounts.linked_account = resource_parts.linked_account
    and metric_amounts.resource_kind = resource_parts.resource_kind
    and metric_amounts.resource_id = resource_parts.resource_id
    and metric_amounts.unit = unit_kinds.unit
),

-- A unit that is there twice on a day is unknown. A blank line, left by an editor, has no date. Trino reads all columns
-- of a CSV as text.
figures as (
  select
    business_figures.unit,
    cast(business_figures.date as date) as figure_date,
    cast(business_figures.amount as decimal(38, 9)) as figure,
    count(*) over (partition by business_figures.unit, business_figures.date) as copies
  from :business_figures as business_figures
  where business_figures.date like '____-__-__'
),

-- All units that cost_allocation has rows of: its lines' own usage, and the business figures since their first day.
units_of_lines as (
  select
    'bill' as source, unit, usage_type_like, operation_like, service_like, amount_times,
    cast(null as date) as first_date
  from :bill_unit_rows as unit_rows
  union all
  select
    'business' as source, unit, '%' as usage_type_like, '%' as operation_like, '%' as service_like,
    'figure' as amount_times, min(figure_date) as first_date
  from figures
  group by unit
),

line_rows as (
  select
    cost_allocation.BillingDate as billing_date,
    cost_allocation.year,
    cost_allocation.month,
    cost_allocation.day,
    units_of_lines.source,
    units_of_lines.unit,
    units_of_lines.amount_times,
    cost_allocation.OU as ou,
    cost_allocation.Target as target,
    case when cost_allocation.Application = '' then '(none)' else cost_allocation.Application end as application,
    split_part(cost_allocation.UsageType, ':', 2) as instance_type,
    -- What is charged or credited besides uses nothing again.
    case
      when cost_allocation.ChargeType in ('Usage', 'DiscountedUsage', 'SavingsPlanCoveredUsage')
        or cost_allocation.ChargeType like 'Usage/%'
      then cost_allocation.UsageAmount
      else 0
    end as used,
    cast(cost_allocation.UnblendedCost as decimal(38, 12)) as unblended,
    cast(cost_allocation.AmortizedCost as decimal(38, 12)) as amortized
  from :cost_allocation as cost_allocation
  join units_of_lines
    on cost_allocation.UsageType like units_of_lines.usage_type_like
    and cost_allocation.Operation like units_of_lines.operation_like
    and cost_allocation.Service like units_of_lines.service_like
    and cost_allocation.BillingDate >= coalesce(units_of_lines.first_date, cost_allocation.BillingDate)
),

line_parts as (
  select
    billing_date, year, month, day, source, line_rows.unit, ou, target, application, unblended, amortized,
    figures.figure,
    case
      when amount_times = 'figure' then figures.figure
      when amount_times = 'one' then cast(used as decimal(38, 9))
      when amount_times = 'vcpus' then cast(used as decimal(38, 9)) * :vcpus
    end as amount
  from line_rows
  left join figures
    on figures.unit = line_rows.unit
    and figures.figure_date = line_rows.billing_date
    and figures.copies = 1
    and line_rows.source = 'business'
),

parts as (
  select
    billing_date, year, month, day, source, unit, ou, target, application, unblended, amortized,
    cast(null as decimal(38, 9)) as figure, amount
  from metric_parts
  union all
  select
    billing_date, year, month, day, source, unit, ou, target, application, unblended, amortized, figure, amount
  from line_parts
),

visible_parts as (
  select parts.*
  from parts
  where :visible
),

levels as (
  select 'whole' as level union all select 'target' as level union all select 'application' as level
),

sums as (
  select
    billing_date, year, month, day, source, unit,
    levels.level,
    case when levels.level = 'whole' then '*' else target end as target,
    case when levels.level = 'application' then application else '*' end as application,
    sum(case when amount is not null then unblended end) as unblended,
    sum(case when amount is not null then amortized end) as amortized,
    count(case when amount is not null then unblended end) as known_rows,
    count(case when amount is not null then amortized end) as known_amortized,
    -- A business figure is in every row of its day, and counts once.
    figure,
    sum(amount) as used_amount,
    sum(case when amount is null then unblended else 0 end) as left_out,
    count(*) as all_rows
  from visible_parts
  cross join levels
  group by
    billing_date, year, month, day, source, unit, figure, levels.level,
    case when levels.level = 'whole' then '*' else target end,
    case when levels.level = 'application' then application else '*' end
),

-- A sum with an unknown part is unknown.
known_sums as (
  select
    sums.*,
    coalesce(figure, used_amount) as amount,
    case when known_amortized = known_rows then amortized end as known_amortized_cost
  from sums
),

unit_costs as (
  select
    billing_date,
    year,
    month,
    day,
    source,
    known_sums.unit,
    coalesce(unit_words, known_sums.unit) as unit_words,
    level,
    target,
    application,
    cast(unblended as double precision) as unblended_cost,
    cast(known_amortized_cost as double precision) as amortized_cost,
    cast(amount as double precision) as amount,
    cast(unblended as double precision) / nullif(cast(amount as double precision), 0) as unblended_cost_per_unit,
    cast(known_amortized_cost as double precision) / nullif(cast(amount as double precision), 0)
      as amortized_cost_per_unit,
    cast(left_out as double precision) as left_out_cost,
    case when known_rows = all_rows then 1 else 0 end as is_complete
  from known_sums
  left join :unit_words as words on words.unit = known_sums.unit and known_sums.source <> 'business'
)

select * from unit_costs
