-- Actual cost, forecast and budget of each OU and month. The forecast is that of the newest report day, of the days
-- after the newest archived day. Budgets of teams are left out: they cover the cost of OUs again.
-- Grain: One row for each month and OU with an archived cost, a forecast or a budget.
-- Identities: For each month, the sum of actual_cost is the sum of DailyCost in ou_breakdown. For each month, the sum
-- of budget_cost is the organization's own budget (its OU is '*' in budgets), else the sum of the OUs' budgets: the
-- row '(not allocated)' has the difference. Where it is known, projected_cost = actual_cost + forecast_cost; of a
-- month that is over it is actual_cost. It is known only if every day until the newest one is archived.
-- Filter by year and month. The newest archived day and the days of each month are found in the partitions of the
-- whole archive.
with

archive as (
  select max(year * 10000 + month * 100 + day) as newest_key
  from :ou_breakdown as ou_breakdown
),

archived_months as (
  select year, month, count(distinct day) as archived_days
  from :ou_breakdown as ou_breakdown
  group by year, month
),

-- The organization's own forecast is the sum of its OUs' forecasts.
forecast_days as (
  select
    cast(extract(year from ForecastDate) as integer) as year,
    cast(extract(month from ForecastDate) as integer) as month,
    cast(extract(day from ForecastDate) as integer) as day,
    OU as ou,
    report_date,
    cast(Forecast as decimal(38, 12)) as cost,
    cast(ou_forecast.Lower as decimal(38, 12)) as lower_cost,
    cast(ou_forecast.Upper as decimal(38, 12)) as upper_cost,
    cast(coalesce(IfStays, Forecast) as decimal(38, 12)) as cost_if_stays
  from :ou_forecast as ou_forecast
  where report_date = (select max(report_date) from :ou_forecast as report_days)
    and OU <> '*'
),

-- A blank line, left by an editor, has no month. Trino reads all columns of a CSV as text.
budget_lines as (
  select
    ou,
    cast(substring(month, 1, 4) as integer) as year,
    cast(substring(month, 6, 2) as integer) as month,
    cast(amount as decimal(38, 12)) as amount
  from :budgets as budgets
  where month like '____-__' and ou not like 'team/%'
),

-- What the organization's own budget has in addition to those of its OUs, or lacks.
open_budgets as (
  select
    year,
    month,
    '(not allocated)' as ou,
    sum(case when ou = '*' then amount else -amount end) as amount
  from budget_lines
  group by year, month
  having count(case when ou = '*' then 1 end) > 0
    and sum(case when ou = '*' then amount else -amount end) <> 0
),

all_budgets as (
  select year, month, ou, amount from budget_lines where ou <> '*'
  union all
  select year, month, ou, amount from open_budgets
),

-- Costs are read once, here: engines read a table again for each use of a step. The steps above read only its
-- partition keys.
parts as (
  select
    year,
    month,
    OU as ou,
    cast(DailyCost as decimal(38, 12)) as actual,
    cast(null as date) as made_on,
    cast(null as decimal(38, 12)) as forecast,
    cast(null as decimal(38, 12)) as forecast_lower,
    cast(null as decimal(38, 12)) as forecast_upper,
    cast(null as decimal(38, 12)) as forecast_if_stays,
    cast(null as decimal(38, 12)) as budget
  from :ou_breakdown as ou_breakdown
  union all
  select
    forecast_days.year,
    forecast_days.month,
    forecast_days.ou,
    cast(null as decimal(38, 12)) as actual,
    forecast_days.report_date as made_on,
    forecast_days.cost as forecast,
    forecast_days.lower_cost as forecast_lower,
    forecast_days.upper_cost as forecast_upper,
    forecast_days.cost_if_stays as forecast_if_stays,
    cast(null as decimal(38, 12)) as budget
  from forecast_days
  cross join archive
  where forecast_days.year * 10000 + forecast_days.month * 100 + forecast_days.day > archive.newest_key
  union all
  select
    year,
    month,
    ou,
    cast(null as decimal(38, 12)) as actual,
    cast(null as date) as made_on,
    cast(null as decimal(38, 12)) as forecast,
    cast(null as decimal(38, 12)) as forecast_lower,
    cast(null as decimal(38, 12)) as forecast_upper,
    cast(null as decimal(38, 12)) as forecast_if_stays,
    amount as budget
  from all_budgets
),

sums as (
  select
    year,
    month,
    ou,
    sum(actual) as actual,
    max(made_on) as made_on,
    count(forecast) as forecast_days,
    sum(forecast) as forecast,
    case when count(forecast_lower) = count(forecast) then sum(forecast_lower) end as forecast_lower,
    case when count(forecast_upper) = count(forecast) then sum(forecast_upper) end as forecast_upper,
    sum(forecast_if_stays) as forecast_if_stays,
    sum(budget) as budget
  from parts
  group by year, month, ou
),

units_with_days as (
  select
    sums.*,
    archive.newest_key,
    case
      when sums.month in (4, 6, 9, 11) then 30
      when sums.month <> 2 then 31
      when mod(sums.year, 400) = 0 then 29
      when mod(sums.year, 4) = 0 and mod(sums.year, 100) <> 0 then 29
      else 28
    end as days_in_month
  from sums
  cross join archive
),

units_with_rest as (
  select
    units_with_days.*,
    case
      when newest_key < year * 10000 + month * 100 then days_in_month
      when newest_key - mod(newest_key, 100) = year * 10000 + month * 100
      then days_in_month - mod(newest_key, 100)
      else 0
    end as days_left
  from units_with_days
),

-- A forecast of a part of the days that are left is not one of the month.
known_parts as (
  select
    units.year,
    units.month,
    units.ou,
    units.days_in_month,
    units.days_left,
    coalesce(months.archived_days, 0) as archived_days,
    case
      when months.archived_days > 0 and units.ou <> '(not allocated)'
      then coalesce(units.actual, cast(0 as decimal(38, 12)))
    end as actual,
    case when units.forecast_days = units.days_left then units.made_on end as made_on,
    case when units.forecast_days = units.days_left then units.forecast end as forecast,
    case when units.forecast_days = units.days_left then units.forecast_lower end as forecast_lower,
    case when units.forecast_days = units.days_left then units.forecast_upper end as forecast_upper,
    case when units.forecast_days = units.days_left then units.forecast_if_stays end as forecast_if_stays,
    units.budget
  from units_with_rest as units
  left join archived_months as months on months.year = units.year and months.month = units.month
),

cost_by_ou_month as (
  select
    cast(year as varchar) || '-' || lpad(cast(month as varchar), 2, '0') as billing_month,
    year,
    month,
    ou,
    cast(actual as double precision) as actual_cost,
    cast(archived_days as integer) as archived_days,
    days_in_month,
    cast(forecast as double precision) as forecast_cost,
    cast(forecast_lower as double precision) as forecast_lower_cost,
    cast(forecast_upper as double precision) as forecast_upper_cost,
    made_on as forecast_made_on,
    case
      when archived_days <> days_in_month - days_left then null
      when days_left = 0 then cast(actual as double precision)
      else cast(coalesce(actual, cast(0 as decimal(38, 12))) + forecast as double precision)
    end as projected_cost,
    case
      when archived_days <> days_in_month - days_left then null
      when days_left = 0 then cast(actual as double precision)
      else cast(coalesce(actual, cast(0 as decimal(38, 12))) + forecast_if_stays as double precision)
    end as projected_if_stays_cost,
    cast(budget as double precision) as budget_cost
  from known_parts
)

select * from cost_by_ou_month
