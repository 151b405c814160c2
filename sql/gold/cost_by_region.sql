-- What each AWS Region cost, by day and by whose cost it is.
-- Grain: One row for each day, Region, OU, linked account, target and environment.
-- Identities: For each day, the sum of a cost is the sum of that cost in cost_allocation, and so is line_count.
-- Under any filter on ou, linked_account, target and environment, cost_by_env, cost_by_team, cost_by_service and
-- cost_by_region have the same sums.
-- Filter by year, month and day: they are partitions. A filter on billing_date alone reads all days.
with

cost_by_region as (
  select
    BillingDate as billing_date,
    year,
    month,
    day,
    case when Region = '' then '(none)' else Region end as region,
    OU as ou,
    LinkedAccount as linked_account,
    Target as target,
    case when Environment = '' then '(none)' else Environment end as environment,
    cast(sum(cast(UnblendedCost as decimal(38, 12))) as double precision) as unblended_cost,
    -- A sum with an unknown part is unknown.
    case
      when count(AmortizedCost) = count(*)
      then cast(sum(cast(AmortizedCost as decimal(38, 12))) as double precision)
    end as amortized_cost,
    case
      when count(NetUnblendedCost) = count(*)
      then cast(sum(cast(NetUnblendedCost as decimal(38, 12))) as double precision)
    end as net_unblended_cost,
    case
      when count(NetAmortizedCost) = count(*)
      then cast(sum(cast(NetAmortizedCost as decimal(38, 12))) as double precision)
    end as net_amortized_cost,
    cast(sum(cast(UninvoicedCost as decimal(38, 12))) as double precision) as uninvoiced_cost,
    cast(sum(LineCount) as bigint) as line_count
  from :cost_allocation as cost_allocation
  group by
    BillingDate, year, month, day, case when Region = '' then '(none)' else Region end, OU, LinkedAccount, Target,
    case when Environment = '' then '(none)' else Environment end
)

select * from cost_by_region
