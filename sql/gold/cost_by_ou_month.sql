-- Actual cost, forecast and budget of each OU and month. The forecast is that of the newest report day, of the days
-- after the newest archived day. Budgets of teams are left out: they cover the cost of OUs again.
-- Grain: One row for each month and OU with an archived cost, a forecast or a budget.
-- Identities: For each month, the sum of actual_cost is the sum of DailyCost in ou_breakdown. For each month, the sum
-- of budget_cost is the organization's own budget (its OU is '*' in budgets), else the sum of the OUs' budgets: the
-- row '(not allocated)' has the difference. Where it is known, projected_cost = actual_cost + forecast_cost; of a
-- month that is over it is actual_cost.
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

actual_costs as (
  select year, month, OU as ou, sum(cast(DailyCost as decimal(38, 12))) as cost
  from :ou_breakdown as ou_breakdown
  group by year, month, OU
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

forecast_costs as (
  select
    forecast_days.year,
    forecast_days.month,
    forecast_days.ou,
    count(*) as forecast_days,
    forecast_days.report_date as made_on,
    sum(forecast_days.cost) as cost,
    case when count(forecast_days.lower_cost) = count(*) then sum(forecast_days.lower_cost) end as lower_cost,
    case when count(forecast_days.upper_cost) = count(*) then sum(forecast_days.upper_cost) end as upper_cost,
    sum(forecast_days.cost_if_stays) as cost_if_stays
  from forecast_days
  cross join archive
  where forecast_days.year * 10000 + forecast_days.month * 100 + forecast_days.day > archive.newest_key
  group by forecast_days.year, forecast_days.month, forecast_days.ou, forecast_days.report_date
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

unit_budgets as (
  select year, month, ou, sum(amount) as amount
  from budget_lines
  where ou <> '*'
  group by year, month, ou
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
  select year, month, ou, amount from unit_budgets
  union all
  select year, month, ou, amount from open_budgets
),

all_units as (
  select year, month, ou from actual_costs
  union
  select year, month, ou from forecast_costs
  union
  select year, month, ou from all_budgets
),

units_with_days as (
  select
    all_units.year,
    all_units.month,
    all_units.ou,
    archive.newest_key,
    case
      when all_units.month in (4, 6, 9, 11) then 30
      when all_units.month <> 2 then 31
      when mod(all_units.year, 400) = 0 then 29
      when mod(all_units.year, 4) = 0 and mod(all_units.year, 100) <> 0 then 29
      else 28
    end as days_in_month
  from all_units
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

known_parts as (
  select
    units.year,
    units.month,
    units.ou,
    units.days_in_month,
    coalesce(months.archived_days, 0) as archived_days,
    case
      when months.archived_days > 0 and units.ou <> '(not allocated)'
      then coalesce(actuals.cost, cast(0 as decimal(38, 12)))
    end as actual,
    case when units.days_left > 0 then forecasts.made_on end as made_on,
    case when units.days_left > 0 then forecasts.cost end as forecast,
    case when units.days_left > 0 then forecasts.lower_cost end as forecast_lower,
    case when units.days_left > 0 then forecasts.upper_cost end as forecast_upper,
    case when units.days_left > 0 then forecasts.cost_if_stays end as forecast_if_stays,
    units.days_left,
    budgets.amount as budget
  from units_with_rest as units
  left join archived_months as months on months.year = units.year and months.month = units.month
  left join actual_costs as actuals
    on actuals.year = units.year and actuals.month = units.month and actuals.ou = units.ou
  -- A forecast of a part of the days that are left is not one of the month.
  left join forecast_costs as forecasts
    on forecasts.year = units.year and forecasts.month = units.month and forecasts.ou = units.ou
    and forecasts.forecast_days = units.days_left
  left join all_budgets as budgets
    on budgets.year = units.year and budgets.month = units.month and budgets.ou = units.ou
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
      when days_left = 0 then cast(actual as double precision)
      else cast(coalesce(actual, cast(0 as decimal(38, 12))) + forecast as double precision)
    end as projected_cost,
    case
      when days_left = 0 then cast(actual as double precision)
      else cast(coalesce(actual, cast(0 as decimal(38, 12))) + forecast_if_stays as double precision)
    end as projected_if_stays_cost,
    cast(budget as double precision) as budget_cost
  from known_parts
)

select * from cost_by_ou_month
