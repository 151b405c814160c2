-- What each day cost, of the whole organization, from the breakdown and from the allocation of the day. A day of
-- which the archive has only one of the two has null for the other.
-- Grain: One row for each day that has a row in ou_breakdown or in cost_allocation.
-- Identities: archived_cost is the sum of DailyCost of the day in ou_breakdown. The other costs are their sums of
-- the day in cost_allocation; the one of the archived metric equals archived_cost.
-- Filter by year, month and day: they are partitions. A filter on billing_date alone reads all days.
with

archived_rows as (
  select
    BillingDate as billing_date,
    year,
    month,
    day,
    0 as allocated_rows,
    cast(DailyCost as decimal(38, 12)) as archived,
    cast(null as decimal(38, 12)) as unblended,
    cast(null as decimal(38, 12)) as amortized,
    cast(null as decimal(38, 12)) as net_unblended,
    cast(null as decimal(38, 12)) as net_amortized,
    cast(null as decimal(38, 12)) as uninvoiced,
    cast(null as bigint) as lines
  from :ou_breakdown as ou_breakdown
  union all
  select
    BillingDate as billing_date,
    year,
    month,
    day,
    1 as allocated_rows,
    cast(null as decimal(38, 12)) as archived,
    cast(UnblendedCost as decimal(38, 12)) as unblended,
    cast(AmortizedCost as decimal(38, 12)) as amortized,
    cast(NetUnblendedCost as decimal(38, 12)) as net_unblended,
    cast(NetAmortizedCost as decimal(38, 12)) as net_amortized,
    cast(UninvoicedCost as decimal(38, 12)) as uninvoiced,
    LineCount as lines
  from :cost_allocation as cost_allocation
),

-- The sum of no rows is null; a sum with an unknown part is unknown.
cost_by_day as (
  select
    billing_date,
    year,
    month,
    day,
    cast(sum(archived) as double precision) as archived_cost,
    cast(sum(unblended) as double precision) as unblended_cost,
    case
      when count(amortized) = sum(allocated_rows) then cast(sum(amortized) as double precision)
    end as amortized_cost,
    case
      when count(net_unblended) = sum(allocated_rows) then cast(sum(net_unblended) as double precision)
    end as net_unblended_cost,
    case
      when count(net_amortized) = sum(allocated_rows) then cast(sum(net_amortized) as double precision)
    end as net_amortized_cost,
    cast(sum(uninvoiced) as double precision) as uninvoiced_cost,
    cast(sum(lines) as bigint) as line_count
  from archived_rows
  group by billing_date, year, month, day
)

select * from cost_by_day
