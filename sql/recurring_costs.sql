-- Daily cost by kind of charge, from the archive, in the current OU of its accounts: a moved account takes its
-- history along, because its coming cost is in its current OU. Days with cost_allocation have the charge type;
-- of other days only the cost is known, from ou_breakdown.
-- Grain: one row per ou, billing_date, charge_type and service with at least one archived row. service is ''
-- for usage, except of support, which is charged once a month.
-- Identity: sum(daily_cost) = the sum of ou_breakdown's DailyCost over all days read.
with

account_days as (
  select
    BillingDate,
    OU,
    LinkedAccount,
    Service,
    DailyCost,
    year * 10000 + month * 100 + day as day_key
  from :archive as ou_breakdown
  where year * 10000 + month * 100 + day between :from_key and :to_key
),

-- A date has ten characters, so the largest text is the last day's, and of one day's the last OU's.
present_ous as (
  select
    LinkedAccount as linked_account,
    substr(max(cast(BillingDate as varchar) || OU), 11) as ou
  from account_days
  group by LinkedAccount
),

typed_costs as (
  select
    cost_allocation.BillingDate as billing_date,
    cost_allocation.LinkedAccount as linked_account,
    cost_allocation.ChargeType as charge_type,
    case
      when
        cost_allocation.ChargeType in (
          'Usage', 'DiscountedUsage', 'SavingsPlanCoveredUsage', 'Usage/Usage-Based'
        )
        and lower(cost_allocation.Service) not like '%support%'
        and lower(cost_allocation.Service) not like '%enterpriseonramp%'
      then ''
      else cost_allocation.Service
    end as service,
    cast(coalesce(:metric, 0) as decimal(38, 12)) as cost
  from :allocation as cost_allocation
  where year * 10000 + month * 100 + day in :allocated_keys
),

untyped_costs as (
  select
    BillingDate as billing_date,
    LinkedAccount as linked_account,
    '' as charge_type,
    '' as service,
    cast(DailyCost as decimal(38, 12)) as cost
  from account_days
  where day_key in :other_keys
),

all_costs as (
  select * from typed_costs
  union all
  select * from untyped_costs
),

recurring_costs as (
  select
    present_ous.ou,
    all_costs.billing_date,
    all_costs.charge_type,
    all_costs.service,
    cast(sum(all_costs.cost) as double) as daily_cost
  from all_costs
  join present_ous on present_ous.linked_account = all_costs.linked_account
  group by present_ous.ou, all_costs.billing_date, all_costs.charge_type, all_costs.service
)

select * from recurring_costs
order by ou, billing_date, charge_type, service
