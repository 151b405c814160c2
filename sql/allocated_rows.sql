-- The rows of cost_allocation behind a number, a page at a time: the audit log.
-- Grain: one row per archived row of the asked days that fits the condition.
-- Identity: over all pages, the sum of each metric is the archive's over the same rows. Amounts are decimal text;
-- null where the archive does not know the metric.
with

asked_rows as (
  select
    cast(BillingDate as varchar) as billing_date,
    OU as ou,
    LinkedAccount as account,
    Service as service,
    Region as region,
    Operation as operation,
    UsageType as usage_type,
    ChargeType as charge_type,
    Target as team,
    RuleId as rule,
    Application as application,
    Environment as environment,
    cast(UnblendedCost as decimal(38, 12)) as unblended,
    cast(AmortizedCost as decimal(38, 12)) as amortized,
    cast(NetUnblendedCost as decimal(38, 12)) as net_unblended,
    cast(NetAmortizedCost as decimal(38, 12)) as net_amortized,
    cast(UninvoicedCost as decimal(38, 12)) as uninvoiced,
    UsageAmount as usage_amount,
    LineCount as line_count
  from :allocation as cost_allocation
  where year * 10000 + month * 100 + day between :from_key and :to_key
    and :condition
),

numbered_rows as (
  select
    asked_rows.*,
    count(*) over () as all_rows,
    row_number() over (
      order by
        billing_date, team, ou, account, service, region, usage_type, operation, charge_type, rule, application,
        environment
    ) as place
  from asked_rows
),

allocated_rows as (
  select
    billing_date,
    ou,
    account,
    service,
    region,
    operation,
    usage_type,
    charge_type,
    team,
    rule,
    application,
    environment,
    cast(unblended as varchar) as unblended_cost,
    cast(amortized as varchar) as amortized_cost,
    cast(net_unblended as varchar) as net_unblended_cost,
    cast(net_amortized as varchar) as net_amortized_cost,
    cast(uninvoiced as varchar) as uninvoiced_cost,
    usage_amount,
    cast(line_count as double) as line_count,
    cast(all_rows as double) as all_rows,
    cast(place as double) as place
  from numbered_rows
)

select * from allocated_rows
where place > :offset and place <= :end
order by place
