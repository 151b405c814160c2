-- line_identities of a FOCUS export: an id of each charge, and its file.
-- Grain: one row per charge with a cost. FOCUS has no id of a charge, so the id is made of subject, time,
-- quantity and cost: few different charges agree in all of them. The column "$path" exists only on
-- Athena.
-- https://focus.finops.org/focus-specification/
with

charges as (
  select
    billing_period,
    "$path" as file,
    array_join(
      array[
        coalesce(billingaccountid, ''),
        coalesce(subaccountid, ''),
        coalesce(cast(chargeperiodstart as varchar), ''),
        coalesce(chargecategory, ''),
        coalesce(servicename, ''),
        coalesce(regionid, ''),
        coalesce(resourceid, ''),
        coalesce(skumeter, ''),
        coalesce(x_usagetype, ''),
        coalesce(x_operation, ''),
        coalesce(cast(consumedquantity as varchar), ''),
        coalesce(cast(billedcost as varchar), ''),
        coalesce(cast(effectivecost as varchar), '')
      ],
      '|'
    ) as charge
  from :bill
  where coalesce(billedcost, 0) <> 0 or coalesce(effectivecost, 0) <> 0
),

line_identities as (
  select billing_period, file, xxhash64(to_utf8(charge)) as line_identity
  from charges
)

select * from line_identities
