-- The OU breakdown: what each linked account spent on each service, each day, in the OU it was in.
-- Grain: one row per billing_date, ou, service, linked_account, in any order: the rows are unloaded by day,
-- and sorted where a day is read.
-- Identities, per billing_date: sum(daily_cost) = source_cost and count(*) = source_rows, both taken
-- before any join; first_currency = last_currency over the whole result unless currencies are mixed; the
-- costs of all days and of left_out sum to the cost of all lines read.
-- Reads the sums of the bill's lines that the run has staged: each row also carries everything that a run
-- needs to know about its day.
with

-- Without the columns that only the allocation needs.
line_sums as (
  select
    billing_date,
    usage_account_id,
    payer_account_id,
    service,
    service_code,
    currency,
    left_out,
    is_uninvoiced,
    max(account_name) as account_name,
    coalesce(sum(:cost_column), 0) as cost,
    sum(absolute_cost) as absolute_cost,
    cast(sum(line_count) as bigint) as line_count,
    max(latest_start_at) as latest_start_at,
    max(latest_hour) as latest_hour,
    unpriced_type,
    max(foreign_period) as foreign_period
  from :line_sums as staged
  group by
    billing_date, usage_account_id, payer_account_id, service, service_code, currency, left_out,
    is_uninvoiced, unpriced_type
),

-- The rules for lines need values of all lines. Window functions compute these, not joins: Athena would
-- read the bill again for each step that is used a second time.
compared_sums as (
  select
    *,
    min(case when left_out is null then currency end) over () as lowest_currency,
    max(case when left_out is null then currency end) over () as highest_currency,
    max(case when service <> service_code then service end) over (partition by service_code)
      as name_of_code
  from line_sums
),

-- A line without a currency counts in the currency of all other lines, or in the requested one.
judged_sums as (
  select
    *,
    case
      when left_out is not null then left_out
      when :currency <> '' and currency <> :currency then 'other-currency'
      when
        :currency <> ''
        and currency is null
        and (lowest_currency <> :currency or highest_currency <> :currency)
        then 'no-currency'
      when billing_date not between :from_date and :to_date then 'other-day'
    end as reason
  from compared_sums
),

reason_sums as (
  select
    *,
    sum(line_count) over (partition by reason, currency) as reason_lines,
    sum(cost) over (partition by reason, currency) as reason_cost
  from judged_sums
),

-- The text of each reason, each line item type without a cost and each payer, once and in order.
described_sums as (
  select
    *,
    histogram(
      case
        when reason is not null
          then reason || ' ' || replace(coalesce(currency, ''), '|', '')
            || ' ' || cast(cast(reason_lines as bigint) as varchar)
            || ' ' || cast(cast(reason_cost as decimal(38, 12)) as varchar)
      end
    ) over () as all_left_out,
    histogram(case when reason is null then unpriced_type end) over () as all_unpriced_types,
    histogram(case when reason is null then payer_account_id end) over () as all_payers
  from reason_sums
),

known_names as (
  select * from (values :known_services) as known (service_code, service)
),

-- Some months name a service by its name and others only by its code. All lines get one name: the bill's
-- own if any line has it, else the one known from earlier runs.
named_sums as (
  select
    sums.*,
    case
      when sums.service = sums.service_code
        then coalesce(sums.name_of_code, known_names.service, sums.service)
      else sums.service
    end as service_name,
    row_number() over () as row_index
  from described_sums as sums
  left join known_names on known_names.service_code = sums.service_code
  where reason is null
),

-- Texts that are the same in all rows are written in only one of them.
service_costs as (
  select
    billing_date,
    date_trunc('month', billing_date) as period_start,
    usage_account_id as linked_account,
    service_name as service,
    max(service_code) as service_code,
    max(account_name) as account_name,
    sum(cost) as cost,
    sum(absolute_cost) as absolute_cost,
    sum(case when is_uninvoiced then absolute_cost else cast(0 as decimal(38, 12)) end)
      as uninvoiced_cost,
    cast(sum(line_count) as bigint) as line_count,
    max(latest_start_at) as latest_start_at,
    max(latest_hour) as latest_hour,
    min(currency) as min_currency,
    max(currency) as max_currency,
    max(foreign_period) as foreign_period,
    -- FOCUS files may have many billing accounts: more than this would make each row long.
    max(
      case when row_index = 1 then array_join(slice(array_sort(map_keys(all_payers)), 1, 20), ',') end
    ) as payers,
    max(
      case when row_index = 1 then array_join(array_sort(map_keys(all_unpriced_types)), ',') end
    ) as unpriced_types,
    max(case when row_index = 1 then array_join(array_sort(map_keys(all_left_out)), '|') end)
      as left_out,
    cast(billing_date as varchar) in :archived_days as is_archived
  from named_sums
  group by billing_date, usage_account_id, service_name
),

-- The sums of the day and of its billing period, before any join. The sum of the period includes only days
-- that are archived already, so that a shrunken bill is detected regardless of the number of new days.
reconcilable_costs as (
  select
    *,
    sum(cost) over (partition by billing_date) as source_cost,
    count(*) over (partition by billing_date) as source_rows,
    max(latest_start_at) over (partition by billing_date) as latest_usage_at,
    max(latest_hour) over (partition by billing_date) as day_latest_hour,
    sum(case when is_archived then line_count else 0 end) over (partition by period_start)
      as period_lines,
    sum(case when is_archived then absolute_cost else cast(0 as decimal(38, 12)) end)
      over (partition by period_start) as period_absolute_cost,
    coalesce(min(min_currency) over (), nullif(:currency, '')) as first_currency,
    coalesce(max(max_currency) over (), nullif(:currency, '')) as last_currency,
    max(foreign_period) over () as any_foreign_period,
    max(payers) over () as all_payers,
    max(unpriced_types) over () as all_unpriced_types,
    max(left_out) over () as all_left_out
  from service_costs
),

account_units as (
  select * from :account_units as units
),

breakdown as (
  select
    costs.billing_date,
    coalesce(units.ou, 'Unassigned') as ou,
    costs.service,
    costs.linked_account,
    cast(costs.cost as double) as daily_cost,
    coalesce(units.account_name, costs.account_name) as account_name,
    case when units.account_id is null then 1 else 0 end as is_unassigned,
    cast(costs.absolute_cost as double) as absolute_cost,
    cast(costs.uninvoiced_cost as double) as uninvoiced_cost,
    costs.line_count,
    costs.service_code,
    -- 'YYYY-MM-DD HH', regardless of the precision of the engine's timestamps.
    substr(cast(costs.latest_usage_at as varchar), 1, 13) as latest_usage_hour,
    costs.day_latest_hour as hours_present,
    cast(costs.source_cost as double) as source_cost,
    costs.source_rows,
    cast(costs.period_lines as bigint) as period_lines,
    cast(costs.period_absolute_cost as double) as period_absolute_cost,
    costs.all_payers as payers,
    costs.first_currency,
    costs.last_currency,
    costs.all_unpriced_types as unpriced_types,
    costs.any_foreign_period as foreign_period,
    costs.all_left_out as left_out
  from reconcilable_costs as costs
  left join account_units as units
    on units.account_id = costs.linked_account
    and costs.billing_date >= units.valid_from
    and costs.billing_date < units.valid_before
)

select * from breakdown
