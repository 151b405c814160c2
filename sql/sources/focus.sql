-- cost_lines from a FOCUS export (1.0 to 1.3).
-- Grain: one row per charge; charges that count in no total have the reason in left_out.
-- Identities: unblended_cost is BilledCost and amortized_cost is EffectiveCost, both after discounts, so
-- each net cost equals its gross one; every billing_date is in its billing_period.
-- https://focus.finops.org/focus-specification/
with

charges as (
  select * from :bill
),

dated_charges as (
  select
    *,
    cast(billing_period || '-01' as date) as period_start,
    last_day_of_month(cast(billing_period || '-01' as date)) as period_end,
    -- FOCUS 1.3 has a service provider and a host provider in place of the provider.
    lower(trim(case
      when providername <> '' then providername
      when serviceprovidername <> '' then serviceprovidername
      when hostprovidername <> '' then hostprovidername
      when invoiceissuername <> '' then invoiceissuername
    end)) as provider,
    lower(trim(invoiceissuername)) as invoice_issuer
  from charges
),

-- The columns that every query needs use CASE, though COALESCE is shorter: DuckDB copies each text that
-- passes through COALESCE.
cost_lines as (
  select
    billing_period,
    -- A refund may have a charge date of an earlier bill: it counts on the nearest day of the bill that
    -- contains it, so that the days of a period sum to its bill and need no other period.
    case
      when cast(chargeperiodstart as date) between period_start and period_end
        then cast(chargeperiodstart as date)
      when cast(chargeperiodstart as date) > period_end then period_end
      else period_start
    end as billing_date,
    chargeperiodstart as usage_start_at,
    chargeperiodend as usage_end_at,
    nullif(billingaccountid, '') as payer_account_id,
    case
      when subaccountid <> '' then subaccountid
      when billingaccountid <> '' then billingaccountid
      else 'Unknown'
    end as usage_account_id,
    nullif(subaccountname, '') as usage_account_name,
    case when servicename <> '' then servicename else 'Unknown' end as service,
    cast(null as varchar) as service_code,
    nullif(regionid, '') as region,
    -- AWS writes 'None' if a service has no operations, such as CloudTrail.
    nullif(nullif(x_operation, ''), 'None') as operation,
    coalesce(nullif(x_usagetype, ''), nullif(skumeter, '')) as usage_type,
    nullif(resourceid, '') as resource_id,
    chargecategory as line_item_type,
    chargecategory
      || case when chargefrequency <> '' then '/' || chargefrequency else '' end
      || case when chargeclass = 'Correction' then '/Correction' else '' end as charge_type,
    case when invoiceid is null then '' else invoiceid end as invoice_id,
    nullif(billingcurrency, '') as currency,
    -- A file may contain several providers; the account directory and the budgets have only AWS's accounts.
    -- AWS sells for others in its marketplace, and leaves both names blank on some of its own rows. Either
    -- name may be that of one of its companies, such as AWS EMEA SARL.
    case
      when provider is null or provider = 'aws' then null
      when provider like 'aws %' or provider like 'amazon%' then null
      when invoice_issuer = 'aws' then null
      when invoice_issuer like 'aws %' or invoice_issuer like 'amazon%' then null
      else 'other-provider'
    end as left_out,
    -- The billing period that the line itself names. Usage belongs to the period in which it starts; other
    -- charges may have a date in another one.
    case
      when chargeperiodstart is null and chargecategory = 'Usage' then 'undated'
      when billingperiodstart is not null then date_format(billingperiodstart, '%Y-%m')
      when chargecategory = 'Usage' then date_format(chargeperiodstart, '%Y-%m')
    end as line_period,
    consumedquantity as usage_amount,
    coalesce(billedcost, 0) as unblended_cost,
    coalesce(effectivecost, 0) as amortized_cost,
    coalesce(billedcost, 0) as net_unblended_cost,
    coalesce(effectivecost, 0) as net_amortized_cost,
    tags,
    tags as resource_tags,
    cast(null as map(varchar, varchar)) as all_tags,
    false as are_account_tags_known,
    x_costcategories as cost_categories,
    -- FOCUS has no end of a commitment, and no line that is only its fee.
    cast(null as varchar) as commitment_id,
    cast(null as date) as commitment_ends_on,
    cast(null as double) as commitment_used_cost
  from dated_charges
)

select * from cost_lines
