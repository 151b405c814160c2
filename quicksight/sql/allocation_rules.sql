-- Which OUs and teams each user may see on the sheet "Teams": the owners' list, with each path replaced by
-- that OU and the OUs below it. 'team/retail' in the list is a team, in all OUs.
-- Grain: one row per user and OU or target; the other of the two is null, which is every value. A row
-- without both lets its user see everything ('*'). A user who is not listed sees nothing.
-- https://docs.aws.amazon.com/quicksight/latest/user/restrict-access-to-a-data-set-using-row-level-security.html
with

owners as (
  select user_name, ou as scope
  from :owners as ou_owners
  where user_name <> ''
),

units as (
  select distinct OU as ou
  from :allocation as cost_allocation
  where year >= year(:today) - 1
),

rules as (
  select distinct owners.user_name, units.ou, cast(null as varchar) as target
  from owners
  join units
    on units.ou = owners.scope
    or starts_with(units.ou, owners.scope || '/')
  union
  select user_name, cast(null as varchar) as ou, scope as target
  from owners
  where starts_with(scope, 'team/')
  union
  select user_name, cast(null as varchar) as ou, cast(null as varchar) as target
  from owners
  where scope = '*'
)

select * from rules
