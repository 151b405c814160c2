-- What units cost by period, and by team or application: the answer of the API, from the view unit_costs.
-- Grain: one row per period, source, unit, level, target and application with a cost on one of the asked days.
-- Identity: cost, amount and left_out_cost are the sums of the days, as decimal text; cost is empty where the metric of a day
-- is not known, and both are empty where no amount is. place is the row's number over all
-- pages, from 1. The amount of a business figure is only that of the days with a row: the caller knows all of them.
with

asked_rows as (
  select
    :period as period,
    source,
    unit,
    unit_words,
    level,
    target,
    application,
    cast(unblended_cost as decimal(38, 12)) as unblended,
    cast(:metric as decimal(38, 12)) as asked_cost,
    cast(amount as decimal(38, 9)) as amount,
    cast(left_out_cost as decimal(38, 12)) as left_out,
    is_complete
  from :unit_costs as unit_costs
  where level in :levels
    and (unit = :unit or :unit = '')
),

sums as (
  select
    period, source, unit, unit_words, level, target, application,
    case when count(asked_cost) = count(unblended) then sum(asked_cost) end as cost,
    sum(amount) as amount,
    sum(left_out) as left_out,
    sum(is_complete) as complete_days
  from asked_rows
  group by period, source, unit, unit_words, level, target, application
),

unit_costs_by as (
  select
    period,
    source,
    unit,
    unit_words,
    level,
    target,
    application,
    coalesce(cast(cost as varchar), '') as cost,
    coalesce(cast(amount as varchar), '') as amount,
    cast(left_out as varchar) as left_out_cost,
    cast(complete_days as double) as complete_days,
    cast(count(*) over () as double) as all_rows,
    cast(row_number() over (order by period, source, unit, level desc, target, application) as double) as place
  from sums
)

select * from unit_costs_by
where place > :offset and place <= :end
order by place
