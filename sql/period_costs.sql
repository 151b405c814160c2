-- Cost of a period (an ISO week or a billing period) and of the previous period, from the archive. Days
-- that are not in the archive count in neither: the caller names them.
-- Grain: one row per ou, service, linked_account with at least one archived row in either period.
-- Identities: sum(period_cost) = sum of the archive's DailyCost from :from_key to :to_key;
-- sum(before_cost) = the same from :before_from_key to the day before :from_key.
with

archived_days as (
  select
    OU,
    Service,
    LinkedAccount,
    cast(DailyCost as decimal(38, 12)) as cost,
    year * 10000 + month * 100 + day as day_key
  from :archive as ou_breakdown
  where year * 10000 + month * 100 + day between :before_from_key and :to_key
),

period_costs as (
  select
    OU as ou,
    Service as service,
    LinkedAccount as linked_account,
    cast(sum(case when day_key >= :from_key then cost else cast(0 as decimal(38, 12)) end) as double)
      as period_cost,
    cast(sum(case when day_key >= :from_key then cast(0 as decimal(38, 12)) else cost end) as double)
      as before_cost
  from archived_days
  group by OU, Service, LinkedAccount
)

select * from period_costs
order by ou, service, linked_account
