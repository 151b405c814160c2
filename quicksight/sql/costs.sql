-- Returns the rows of the dashboard: actual cost, forecast and budget. Any sum of any of them is correct
-- at every level: a day, a month, an OU, the organization.
-- Grain: one row per kind ('Actual', 'Forecast', 'Budget'), day and ou; actual rows also per service and
-- account. A month's budget is spread evenly over its days.
-- Identities, per month: sum(budget_cost) = the organization's own budget ('*') if there is one, else the
-- sum of its OUs'; sum(projected_cost) = the digest's projected month end. Per OU and month:
-- budget_status is the light the digest shows for sum(projected_cost) and sum(budget_cost). Forecasts are
-- those of the newest report day and end with the last month that they cover completely.
-- A month that is not over, of an OU without forecast rows or whose light depends on whether an unusual cost
-- stays, is 'Unknown': it has neither budgeted_cost nor
-- compared_budget_cost, so that a share of them is never low for lack of data.
with

archived_days as (
  select
    BillingDate as cost_date,
    date_trunc('month', BillingDate) as month_start,
    OU as ou,
    Service as service,
    LinkedAccount as linked_account,
    cast(DailyCost as decimal(38, 12)) as cost
  from :archive as ou_breakdown
  where year >= year(:today) - 2
),

recent_forecasts as (
  select
    report_date,
    ForecastDate as cost_date,
    date_trunc('month', ForecastDate) as month_start,
    OU as ou,
    cast(Forecast as decimal(38, 12)) as cost,
    cast(coalesce(IfStays, Forecast) as decimal(38, 12)) as cost_if_stays,
    ou_forecast.Lower as lower_cost,
    ou_forecast.Upper as upper_cost
  from :forecasts as ou_forecast
  where report_date between date_add('day', -7, :today) and :today
),

-- A blank line in the CSV, left by an editor, has no month. Budgets of teams cover the cost of OUs again.
budget_lines as (
  select
    ou,
    from_iso8601_date(month || '-01') as month_start,
    cast(amount as decimal(38, 12)) as amount
  from :budgets as budgets
  where month <> '' and ou not like 'team/%'
),

account_names as (
  select account_id, max(account_name) as account_name
  from :accounts as accounts
  where snapshot_date = (select max(snapshot_date) from :accounts as snapshots)
  group by account_id
),

report as (
  select
    min(month_start) as first_month,
    max(cost_date) as report_date,
    max(month_start) as report_month
  from archived_days
),

-- The organization's own forecast is the sum of its OUs' forecasts: including it would count it twice.
coming_days as (
  select forecasts.*
  from recent_forecasts as forecasts
  cross join report
  where forecasts.ou <> '*'
    and forecasts.report_date = (select max(report_date) from recent_forecasts)
    and forecasts.cost_date > report.report_date
    and last_day_of_month(forecasts.cost_date) <= (select max(cost_date) from recent_forecasts)
),

horizon as (
  select
    report.first_month,
    greatest(report.report_month, coalesce(max(coming_days.month_start), report.report_month)) as last_month
  from report
  left join coming_days on true
  group by report.first_month, report.report_month
),

-- What the organization's budget has in addition to its OUs' budgets, or lacks: with this row, budgets add
-- up.
unit_budgets as (
  select ou, month_start, sum(amount) as amount
  from budget_lines
  where ou <> '*'
  group by ou, month_start
),

unit_budget_months as (
  select month_start, sum(amount) as amount
  from unit_budgets
  group by month_start
),

whole_budgets as (
  select month_start, sum(amount) as amount
  from budget_lines
  where ou = '*'
  group by month_start
),

month_budgets as (
  select ou, month_start, amount
  from unit_budgets
  union all
  select
    '(not allocated)' as ou,
    whole.month_start,
    whole.amount - coalesce(units.amount, cast(0 as decimal(38, 12))) as amount
  from whole_budgets as whole
  left join unit_budget_months as units on units.month_start = whole.month_start
  where whole.amount <> coalesce(units.amount, cast(0 as decimal(38, 12)))
),

month_numbers (day_number) as (
  values
    (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15), (16),
    (17), (18), (19), (20), (21), (22), (23), (24), (25), (26), (27), (28), (29), (30), (31)
),

budget_days as (
  select
    date_add('day', numbers.day_number - 1, budgets.month_start) as cost_date,
    budgets.month_start,
    budgets.ou,
    cast(budgets.amount as double) / day_of_month(last_day_of_month(budgets.month_start)) as amount
  from month_budgets as budgets
  cross join horizon
  join month_numbers as numbers
    on numbers.day_number <= day_of_month(last_day_of_month(budgets.month_start))
  where budgets.month_start between horizon.first_month and horizon.last_month
),

kinds as (
  select
    'Actual' as kind,
    days.cost_date,
    days.month_start,
    days.ou,
    days.service,
    days.linked_account,
    coalesce(names.account_name || ' (' || days.linked_account || ')', days.linked_account) as account,
    cast(days.cost as double) as actual_cost,
    cast(null as double) as forecast_cost,
    cast(null as double) as forecast_lower_cost,
    cast(null as double) as forecast_upper_cost,
    cast(null as double) as budget_cost,
    cast(days.cost as double) as projected_cost
  from archived_days as days
  left join account_names as names on names.account_id = days.linked_account
  union all
  select
    'Forecast' as kind,
    cost_date,
    month_start,
    ou,
    cast(null as varchar) as service,
    cast(null as varchar) as linked_account,
    cast(null as varchar) as account,
    cast(null as double) as actual_cost,
    cast(cost as double) as forecast_cost,
    lower_cost as forecast_lower_cost,
    upper_cost as forecast_upper_cost,
    cast(null as double) as budget_cost,
    cast(cost as double) as projected_cost
  from coming_days
  union all
  select
    'Budget' as kind,
    cost_date,
    month_start,
    ou,
    cast(null as varchar) as service,
    cast(null as varchar) as linked_account,
    cast(null as varchar) as account,
    cast(null as double) as actual_cost,
    cast(null as double) as forecast_cost,
    cast(null as double) as forecast_lower_cost,
    cast(null as double) as forecast_upper_cost,
    amount as budget_cost,
    cast(null as double) as projected_cost
  from budget_days
),

month_projections as (
  select ou, month_start, sum(cost) as projected, sum(cost_if_stays) as projected_if_stays, sum(spent) as spent
  from (
    select ou, month_start, cost, cost as cost_if_stays, cost as spent from archived_days
    union all
    select ou, month_start, cost, cost_if_stays, cast(0 as decimal(38, 12)) as spent from coming_days
  ) as costs
  group by ou, month_start
),

forecast_months as (
  select distinct ou, month_start
  from coming_days
),

budgeted_months as (
  select
    budgets.ou,
    budgets.month_start,
    budgets.amount,
    coalesce(projections.projected, cast(0 as decimal(38, 12))) as projected,
    coalesce(projections.projected_if_stays, cast(0 as decimal(38, 12))) as projected_if_stays,
    coalesce(projections.spent, cast(0 as decimal(38, 12))) as spent,
    forecasts.ou is null and last_day_of_month(budgets.month_start) > report.report_date as has_no_forecast
  from unit_budgets as budgets
  cross join report
  left join forecast_months as forecasts
    on forecasts.ou = budgets.ou
    and forecasts.month_start = budgets.month_start
  left join month_projections as projections
    on projections.ou = budgets.ou
    and projections.month_start = budgets.month_start
),

-- While the costs of the last days are unusual, a light that depends on whether they stay is not known.
known_months as (
  select
    budgeted_months.*,
    has_no_forecast
    or (
      spent * 100 <= amount * :yellow_percent
      and case
        when projected * 100 <= amount * :green_percent then 1
        when projected * 100 <= amount * :yellow_percent then 2
        else 3
      end <> case
        when projected_if_stays * 100 <= amount * :green_percent then 1
        when projected_if_stays * 100 <= amount * :yellow_percent then 2
        else 3
      end
    ) as is_unknown
  from budgeted_months
),

month_lights as (
  select
    ou,
    month_start,
    -- 'Over': the cost so far has exceeded the budget; 'Heading over': the month end will. Both are red, unless
    -- a threshold is above 1. A cost that has exceeded the budget is known without a forecast.
    case
      when is_unknown and spent > amount then 'Over'
      when is_unknown then 'Unknown'
      when projected > amount then
        case when spent > amount then 'Over' else 'Heading over' end
        || case
          when projected * 100 <= amount * :green_percent then ' (on track)'
          when projected * 100 <= amount * :yellow_percent then ' (close)'
          else ''
        end
      when projected * 100 <= amount * :green_percent then 'On track'
      when projected * 100 <= amount * :yellow_percent then 'Close'
      else 'At risk'
    end as budget_status,
    is_unknown
  from known_months
),

-- The organization's own budget cannot be compared with only a part of the OUs.
unknown_months as (
  select distinct month_start
  from month_lights
  where is_unknown
),

costs as (
  select
    kinds.kind,
    kinds.cost_date,
    date_diff('month', report.report_month, kinds.month_start) as month_offset,
    report.report_date,
    kinds.ou,
    kinds.service,
    kinds.linked_account,
    kinds.account,
    kinds.actual_cost,
    kinds.forecast_cost,
    kinds.forecast_lower_cost,
    kinds.forecast_upper_cost,
    kinds.budget_cost,
    kinds.projected_cost,
    -- Cost without a budget would make the other OUs look over budget.
    case
      when lights.is_unknown then null
      when lights.is_unknown is not null then kinds.projected_cost
      when whole.month_start is not null and unknown_months.month_start is null then kinds.projected_cost
    end as budgeted_cost,
    case
      when lights.is_unknown then null
      when lights.is_unknown is not null or unknown_months.month_start is null then kinds.budget_cost
    end as compared_budget_cost,
    coalesce(
      lights.budget_status,
      case when kinds.ou = '(not allocated)' then 'Not allocated' else 'No budget' end
    ) as budget_status
  from kinds
  cross join report
  left join month_lights as lights
    on lights.ou = kinds.ou
    and lights.month_start = kinds.month_start
  left join whole_budgets as whole on whole.month_start = kinds.month_start
  left join unknown_months on unknown_months.month_start = kinds.month_start
)

select * from costs
