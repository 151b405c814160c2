-- What each Savings Plan and reservation cost its owner on a day, and when it ends, from the lines of its fees.
-- Grain: one row per billing_date, linked_account, kind and commitment_id.
-- Identity: by billing_date and OU, sum(unused_cost) is the AmortizedCost of cost_allocation for these charge
-- types. A null is not known: the bill lacks a column. used_cost is null for reservations, whose fee says only
-- what was not used.
with

fee_lines as (
  select
    *,
    case when charge_type = 'RIFee' then 'reservation' else 'savings-plan' end as kind
  from :lines as bill_lines
  where commitment_id is not null
),

commitments as (
  select
    billing_date,
    reported_ou as ou,
    account as linked_account,
    kind,
    commitment_id,
    max(commitment_ends_on) as ends_on,
    cast(sum(commitment_used_cost) as double) as used_cost,
    case when max(unknown_amortized) = 0 then cast(sum(amortized_cost) as double) end as unused_cost
  from fee_lines
  group by billing_date, reported_ou, account, kind, commitment_id
)

select * from commitments
