-- Which OU each user may see on the dashboard: the owners' list, with each path replaced by that OU and
-- the OUs below it, because QuickSight compares values and has no hierarchy of paths.
-- Grain: one row per user and OU; a row without an OU lets its user see everything ('*'). A user who is
-- not listed sees nothing.
-- https://docs.aws.amazon.com/quicksight/latest/user/restrict-access-to-a-data-set-using-row-level-security.html
with

owners as (
  select user_name, ou as scope
  from :owners as ou_owners
  where user_name <> ''
),

units as (
  select OU as ou from :archive as ou_breakdown where year >= year(:today) - 2
  union
  select ou from :budgets as budgets where month <> '' and ou <> '*'
),

rules as (
  select distinct owners.user_name, units.ou
  from owners
  join units
    on units.ou = owners.scope
    or starts_with(units.ou, owners.scope || '/')
  union
  select user_name, cast(null as varchar) as ou
  from owners
  where scope = '*'
)

select * from rules
