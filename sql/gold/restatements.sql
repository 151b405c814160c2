-- Earlier days that AWS restated, as each report day found them.
-- Grain: One row for each report day and earlier day whose cost had changed by half a cent or more.
-- Identities: change = cost_after - cost_before, to the cent.
-- Filter by report_date: it is the partition. A filter on billing_date alone reads all report days.
with

restatements as (
  select
    report_date,
    BillingDate as billing_date,
    CostBefore as cost_before,
    CostAfter as cost_after,
    cast(
      cast(CostAfter as decimal(38, 12)) - cast(CostBefore as decimal(38, 12)) as double precision
    ) as change
  from :restated_days as restated_days
)

select * from restatements
