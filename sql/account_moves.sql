-- Linked accounts that are in another OU on the report day than on their last day before it, from the archive.
-- Grain: one row per linked_account with a row on the report day and on one of the days before.
with

account_days as (
  select LinkedAccount, BillingDate, OU, sum(cast(DailyCost as decimal(38, 12))) as cost
  from :archive as ou_breakdown
  where year * 10000 + month * 100 + day in :day_keys
  group by LinkedAccount, BillingDate, OU
),

-- A date has ten characters, so the largest text is the last day's.
accounts as (
  select
    LinkedAccount as linked_account,
    substr(max(case when BillingDate < :report_date then cast(BillingDate as varchar) || OU end), 11)
      as from_ou,
    max(case when BillingDate = :report_date then OU end) as to_ou,
    cast(sum(case when BillingDate = :report_date then cost else cast(0 as decimal(38, 12)) end) as double)
      as daily_cost
  from account_days
  group by LinkedAccount
),

account_moves as (
  select linked_account, from_ou, to_ou, daily_cost
  from accounts
  where from_ou <> to_ou
)

select * from account_moves
order by abs(daily_cost) desc, linked_account
