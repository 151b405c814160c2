-- line_identities of a FOCUS export by content key (column meaning): made of account, category, service, SKU
-- meter, usage type, operation, start and resource; with the file of each charge.
-- Grain: one row per charge. Costs change with each refresh of a bill; content keys do not. For a charge
-- without a resource, the quantity is part of the key. The column "$path" exists only on Athena.
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
