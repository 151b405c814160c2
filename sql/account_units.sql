-- The OU of each account, by day.
-- Grain: one row per account and snapshot of the directory, valid on the days from valid_from to before
-- valid_before; no day of an account is in two of them.
-- Day D uses the newest snapshot on or before D; days before the first snapshot use the first.
with

snapshots as (
  select
    snapshot_date,
    case
      when row_number() over (order by snapshot_date) = 1 then date '0001-01-01'
      else snapshot_date
    end as valid_from,
    coalesce(lead(snapshot_date) over (order by snapshot_date), date '9999-12-31') as valid_before
  from (select distinct snapshot_date from :accounts as accounts) as dates
),

account_units as (
  select
    accounts.account_id,
    accounts.account_name,
    accounts.ou_path,
    array_join(slice(split(accounts.ou_path, '/'), 1, :ou_depth + 1), '/') as ou,
    snapshots.valid_from,
    snapshots.valid_before
  from :accounts as accounts
  join snapshots on snapshots.snapshot_date = accounts.snapshot_date
)

select * from account_units
