-- The organizational units of the account directory, in all its snapshots, at the level of the report.
-- Grain: one row per ou.
with

account_units as (
  select array_join(slice(split(ou_path, '/'), 1, :ou_depth + 1), '/') as ou
  from :accounts as accounts
),

directory_units as (
  select distinct ou
  from account_units
)

select * from directory_units
order by ou
