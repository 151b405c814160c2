-- The lines of the bill as the allocation rules read them, with the OU and the service name of the breakdown.
-- Grain: one row per row of the staged line sums that the breakdown counts on one of the days.
-- Identities: sum(cost) by billing_date, reported_ou, service and account is the breakdown's daily_cost, and
-- sum(line_count) its number of lines.
-- Lines are filtered and named as in ou_breakdown.sql. The sums are small: they may be read several times.
with

line_sums as (
  select * from :line_sums as staged
),

-- A line without a currency counts in the currency of all other lines, or in the requested one.
currencies as (
  select min(currency) as lowest, max(currency) as highest
  from line_sums
  where left_out is null
),

counted_sums as (
  select line_sums.*
  from line_sums
  cross join currencies
  where left_out is null
    and cast(billing_date as varchar) in :days
    and (
      :currency = ''
      or currency = :currency
      or (currency is null and lowest = :currency and highest = :currency)
    )
),

known_names as (
  select * from (values :known_services) as known (service_code, service)
),

names_of_codes as (
  select service_code, max(service) as service
  from line_sums
  where service <> service_code
  group by service_code
),

account_units as (
  select * from :account_units as units
),

allocation_lines as (
  select
    sums.billing_date,
    sums.usage_account_id as account,
    coalesce(units.ou_path, 'Unassigned') as ou,
    coalesce(units.ou, 'Unassigned') as reported_ou,
    case
      when sums.service = sums.service_code
        then coalesce(names_of_codes.service, known_names.service, sums.service)
      else sums.service
    end as service,
    sums.service_code,
    sums.region,
    sums.operation,
    sums.usage_type,
    sums.charge_type,
    sums.resource,
    :tags as tags,
    sums.cost_categories,
    sums.commitment_id,
    sums.commitment_ends_on,
    sums.commitment_used_cost,
    coalesce(sums.:cost_column, 0) as cost,
    sums.unblended_cost,
    sums.amortized_cost,
    sums.net_unblended_cost,
    sums.net_amortized_cost,
    case when sums.amortized_cost is null then 1 else 0 end as unknown_amortized,
    case when sums.net_unblended_cost is null then 1 else 0 end as unknown_net_unblended,
    case when sums.net_amortized_cost is null then 1 else 0 end as unknown_net_amortized,
    sums.usage_amount,
    sums.line_count,
    case when sums.all_tags is null then 0 else sums.line_count end as account_tag_lines,
    case when sums.is_uninvoiced then sums.unblended_cost else cast(0 as decimal(38, 12)) end
      as uninvoiced_cost
  from counted_sums as sums
  left join known_names on known_names.service_code = sums.service_code
  left join names_of_codes on names_of_codes.service_code = sums.service_code
  left join account_units as units
    on units.account_id = sums.usage_account_id
    and sums.billing_date >= units.valid_from
    and sums.billing_date < units.valid_before
)

select * from allocation_lines
