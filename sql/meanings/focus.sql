-- line_identities of a FOCUS export by what each charge means: for whom, what and when, and which file
-- it is in.
-- Grain: one row per charge. Costs change with each refresh of a bill; this does not. A charge without
-- a resource is told from others by its quantity as well.
-- Only on Athena has a table the column "$path".
-- https://focus.finops.org/focus-specification/
with

charges as (
  select
    billing_period,
    "$path" as file,
    array_join(
      array[
        coalesce(subaccountid, ''),
        coalesce(chargecategory, ''),
        coalesce(servicename, ''),
        coalesce(skumeter, ''),
        coalesce(x_usagetype, ''),
        coalesce(x_operation, ''),
        coalesce(cast(chargeperiodstart as varchar), ''),
        case
          when resourceid <> '' then resourceid
          else coalesce(cast(round(coalesce(consumedquantity, billedcost), 6) as varchar), '')
        end
      ],
      '|'
    ) as meaning
  from :bill
),

line_identities as (
  select billing_period, file, xxhash64(to_utf8(meaning)) as line_identity
  from charges
)

select * from line_identities
