-- Cost by period and the asked columns, from the archive: the answer to a question about costs.
-- Grain: one row per period and combination of the grouped columns with at least one archived row. Only period and
-- these are computed (asked_columns, asked_names), because each column of the steps takes its time to plan; among
-- shown_columns the others are ''. period is '' for a total, else a day or the first day of a month.
-- Identity: without a page, sum(cost) = all_cost = the archive's sum of the metric over the asked days, as decimal
-- text. place is the row's number over all pages, from 1. unknown_lines counts lines of the bill
-- whose row has no value of the metric: their cost counts as 0. unknown_lines_before counts those of the days before.
with

asked_rows as (
  select
    case when year * 10000 + month * 100 + day between :from_key and :to_key then 0 else 1 end as is_before,
    :asked_columns,
    cast(coalesce(:metric, 0) as decimal(38, 12)) as cost,
    LineCount as line_count,
    case when :metric is null then LineCount else 0 end as unknown_lines
  from :allocation as cost_allocation
  where (
    year * 10000 + month * 100 + day between :from_key and :to_key
    or year * 10000 + month * 100 + day between :before_from_key and :before_to_key
  )
    and :condition
),

grouped_costs as (
  select
    :asked_names,
    sum(case when is_before = 0 then cost else 0 end) as cost,
    sum(case when is_before = 1 then cost else 0 end) as cost_before,
    sum(case when is_before = 0 then line_count else 0 end) as line_count,
    sum(case when is_before = 0 then unknown_lines else 0 end) as unknown_lines,
    sum(case when is_before = 1 then unknown_lines else 0 end) as unknown_lines_before
  from asked_rows
  group by :asked_names
),

costs_by as (
  select
    :shown_columns,
    cast(cost as varchar) as cost,
    cast(cost_before as varchar) as cost_before,
    cast(line_count as double) as line_count,
    cast(unknown_lines as double) as unknown_lines,
    cast(unknown_lines_before as double) as unknown_lines_before,
    cast(sum(cost) over () as varchar) as all_cost,
    cast(sum(cost_before) over () as varchar) as all_cost_before,
    cast(sum(line_count) over () as double) as all_lines,
    cast(sum(unknown_lines) over () as double) as all_unknown_lines,
    cast(sum(unknown_lines_before) over () as double) as all_unknown_lines_before,
    cast(count(*) over () as double) as all_rows,
    cast(
      row_number() over (order by period, cost desc, cost_before desc, :asked_names) as double
    ) as place
  from grouped_costs
)

select * from costs_by
where place > :offset and place <= :end
order by place
