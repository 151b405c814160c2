-- Grain: one row per resource that costs money in every slot (a day or an hour), and one "blank" row per
-- SKU (negative number) for lines without a resource: fees, taxes, discounts. Pairs of account and SKU
-- with a commitment and each account's first SKU are always included, then the most expensive pairs.
-- Identity: the slot_cost of a pair's resources adds up to its share of the account's daily cost, at any
-- size: resources come in pairs, one as much above the mean as the other is below it.
create or replace table resources as
with
pairs as (
  select
    a.account_no, k.sku_no, a.daily_cost * s.share as weight,
    k.coverage is not null
      or row_number() over (partition by a.account_no order by s.share desc, k.sku_no) = 1 as is_needed
  from accounts a
  join profiles s using (profile)
  join skus k using (sku_no)
),
ranked as (
  select *, row_number() over (order by is_needed desc, weight desc, account_no, sku_no) as rank
  from pairs
),
chosen as (
  select *, sum(weight) over (order by rank) as upto, sum(weight) over () as total, count(*) over () as n
  from ranked
  where rank <= getvariable('resources')
),
counted as (
  select
    account_no, sku_no, weight,
    1 + (upto * (getvariable('resources') - n)) // total
      - ((upto - weight) * (getvariable('resources') - n)) // total as resource_count
  from chosen
),
spread as (
  select
    row_number() over (order by account_no, sku_no, ordinal) as resource_no,
    account_no, sku_no, weight, resource_count, ordinal
  from (select *, unnest(range(resource_count::bigint)) as ordinal from counted)
),
priced as (
  select
    r.*, a.account_id, a.environment, a.cost_center, a.owner, k.coverage, k.resource,
    case when mix(resource_no, 13) % 6 = 0
      or row_number() over (partition by k.pods order by resource_no) = 1 then k.pods end as pods,
    case when a.environment = 'test' and k.rhythm not in ('committed', 'reserved') then 'test'
      else k.rhythm end as rhythm,
    (weight / 100.0::double) / resource_count / getvariable('slots_per_day')
      * case
          when k.rhythm in ('committed', 'reserved') or ordinal = resource_count - 1 and ordinal % 2 = 0 then 1
          else 1 + 0.6 * portion(account_no * 100 + sku_no, ordinal // 2) * case ordinal % 2 when 0 then 1 else -1 end
        end as slot_cost,
    case
      when mix(resource_no, 2) % 10 < 7 then 'eu-west-1'
      when mix(resource_no, 3) % 10 < 7 then 'us-east-1'
      else 'eu-central-1'
    end as region,
    printf('%08x%08x', mix(resource_no, 4), mix(resource_no, 5)) as hex,
    list_element(['orders', 'search', 'ingest', 'ledger', 'profile', 'events'], 1 + mix(resource_no, 6) % 6)
      as name
  from spread r join accounts a using (account_no) join skus k using (sku_no)
),
tagged as (
  select
    *,
    case when mix(resource_no, 7) % 12 = 0 then []
      else ['CostCenter', 'Environment', 'Owner'] end as tag_keys,
    case when mix(resource_no, 7) % 12 = 0 then []
      when getvariable('hostile') and mix(resource_no, 8) % 5 = 0
        then ['=1+1|cmd', '<b>"prod"</b>', 'O''Brien; drop table costs --']
      else [cost_center, environment, owner] end as tag_values
  from priced
)
select
  resource_no::integer as resource_no, account_no, sku_no, rhythm, coverage, pods, slot_cost, region,
  replace(replace(replace(replace(replace(resource,
    '{instance}', 'i-0' || hex), '{hex}', hex), '{name}', name), '{region}', region),
    '{account}', account_id) as resource_id,
  region || list_element(['a', 'b', 'c'], 1 + mix(resource_no, 9) % 3) as availability_zone,
  case region when 'eu-west-1' then 'EU-' when 'eu-central-1' then 'EUC1-' else '' end as usage_prefix,
  case region when 'eu-west-1' then 'EU (Ireland)' when 'eu-central-1' then 'EU (Frankfurt)'
    else 'US East (N. Virginia)' end as location,
  substr(sha256('line ' || resource_no || ' ' || getvariable('seed')), 1, 51) as line_key,
  map(list_transform(tag_keys, lambda k: 'user_' || case k when 'CostCenter' then 'cost_center' else lower(k) end),
    tag_values) as resource_tags,
  map(list_transform(tag_keys, lambda k: 'resourceTags/user:' || k), tag_values) as tags,
  map(tag_keys, tag_values) as plain_tags
from tagged
union all
select
  -sku_no, null, sku_no, rhythm, null, null, 0, null, null, null, '', null,
  null, map([]::varchar[], []::varchar[]), map([]::varchar[], []::varchar[]), map([]::varchar[], []::varchar[])
from skus
order by resource_no;

-- The content of `product`: the name of the service, and the region if there is one.
alter table resources add column product map(varchar, varchar);
update resources set product = (
  select case when region is null then map(['product_name'], [service])
    else map(['product_name', 'region'], [service, region]) end
  from skus where skus.sku_no = resources.sku_no);
