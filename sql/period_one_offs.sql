-- Credits, refunds and other one-off charges of a period (an ISO week or a billing period) and of the previous
-- period, from the archive's allocation: a part of the costs of `period_costs`, which has only their sum with
-- usage. Returns no rows unless the allocation has as many days as the archive.
-- Grain: one row per service, linked_account with a one-off charge in either period.
with

allocated_days as (
  select
    BillingDate,
    Service,
    LinkedAccount,
    case
      when ChargeType in :one_off_types or ChargeType like '%/Correction'
        then cast(coalesce(:cost_column, 0) as decimal(38, 12))
      else cast(0 as decimal(38, 12))
    end as one_off,
    year * 10000 + month * 100 + day as day_key
  from :allocation as cost_allocation
  where year * 10000 + month * 100 + day between :before_from_key and :to_key
),

costs as (
  select
    Service as service,
    LinkedAccount as linked_account,
    sum(case when day_key >= :from_key then one_off else cast(0 as decimal(38, 12)) end) as one_off,
    sum(case when day_key >= :from_key then cast(0 as decimal(38, 12)) else one_off end)
      as before_one_off
  from allocated_days
  group by Service, LinkedAccount
),

period_one_offs as (
  select
    service,
    linked_account,
    cast(one_off as double) as one_off_cost,
    cast(before_one_off as double) as one_off_before
  from costs
  where (one_off <> 0 or before_one_off <> 0)
    and (select count(distinct BillingDate) from allocated_days) = :day_count
)

select * from period_one_offs
order by service, linked_account
