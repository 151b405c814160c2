-- line_identities of a FOCUS export: which charge of the bill each row is, and which file it is in.
-- Grain: one row per charge that costs anything. FOCUS has no id of a charge: what it is of, when, how
-- much and for how much stand for one. Few charges that differ have all of them in common.
-- Only on Athena has a table the column "$path".
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
