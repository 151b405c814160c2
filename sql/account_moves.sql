-- Linked accounts that are in another OU on the report day than on a day before it, from the archive. As long as
-- one of the days before has the former OU, the costs of both OUs differ from those days by the move.
-- Grain: one row per linked_account with a row on the report day and, in another OU, on one of the days before.
with

account_days as (
  select LinkedAccount, BillingDate, OU, sum(cast(DailyCost as decimal(38, 12))) as cost
  from :archive as ou_breakdown
  where year * 10000 + month * 100 + day in :day_keys
  group by LinkedAccount, BillingDate, OU
),

present_units as (
  select
    LinkedAccount,
    max(OU) as present_ou,
    cast(sum(cost) as double) as daily_cost
  from account_days
  where BillingDate = :report_date
  group by LinkedAccount
),

-- A date has ten characters, so the largest text is the last day's.
former_units as (
  select
    account_days.LinkedAccount,
    max(cast(account_days.BillingDate as varchar) || account_days.OU) as last_day_and_ou
  from account_days
  join present_units on present_units.LinkedAccount = account_days.LinkedAccount
  where account_days.BillingDate < :report_date
    and account_days.OU <> present_units.present_ou
  group by account_days.LinkedAccount
),

account_moves as (
  select
    present_units.LinkedAccount as linked_account,
    substr(former_units.last_day_and_ou, 11) as from_ou,
    present_units.present_ou as to_ou,
    substr(former_units.last_day_and_ou, 1, 10) as last_date_before,
    present_units.daily_cost
  from former_units
  join present_units on present_units.LinkedAccount = former_units.LinkedAccount
)

select * from account_moves
order by abs(daily_cost) desc, linked_account
