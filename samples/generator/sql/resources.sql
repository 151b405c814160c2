-- Grain: one row per resource that costs money in every slot (a day or an hour), and one "blank" row per
-- SKU (negative number) for lines without a resource: fees, taxes, discounts. Pairs of account and SKU
-- with a commitment and each account's first SKU are always included, then the most expensive pairs.
-- Identity: the slot_cost of a pair's resources adds up to its share of the account's daily cost, at any
-- size: resources come in pairs, one as much above the mean as the other is below it.
-- Tags are as people write them: keys and values in several spellings, some resources without any, some with two
-- keys that mean the same and name different teams.
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
    r.*, a.account_id, a.environment, a.cost_center, a.owner, t.alias, t.mistaken_for,
    a.team, a.account_tags, k.coverage, k.resource,
    list_element(t.applications, 1 + mix(resource_no, 14) % len(t.applications)) as application,
    mix(resource_no, 7) % 12 <> 0
      and k.product_code not in (select product_code from untaggable) as is_tagged,
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
  from spread r
  join accounts a using (account_no)
  join skus k using (sku_no)
  left join teams t on t.team = a.team
),
spelled as (
  select
    *,
    case mix(resource_no, 15) % 10 when 0 then null when 1 then 'team' when 2 then 'team' else 'Team' end as team_key,
    case mix(resource_no, 16) % 10
      when 0 then alias when 1 then upper(team) when 2 then upper(team[1]) || team[2:] || ' '
      else team end as team_value,
    mix(resource_no, 17) % 12 = 0 as has_second_team,
    case mix(resource_no, 18) % 5 when 0 then 'app' else 'Application' end as application_key,
    case when environment = 'prod' and mix(resource_no, 19) % 6 = 0 then 'Production'
      when mix(resource_no, 19) % 6 = 1 then upper(environment[1]) || environment[2:]
      else environment end as environment_value
  from priced
),
tagged as (
  select
    *,
    case
      when not is_tagged then []
      when getvariable('hostile') and mix(resource_no, 8) % 5 = 0 then [
        {k: 'CostCenter', v: '=1+1|cmd'},
        {k: 'Environment', v: '<b>"prod"</b>'},
        {k: 'Owner', v: 'O''Brien; drop table costs --'}]
      else [
        {k: 'CostCenter', v: cost_center},
        {k: 'Environment', v: environment_value},
        {k: 'Owner', v: owner},
        {k: team_key, v: team_value},
        {k: case when team_key = 'Team' and has_second_team then 'team' end, v: mistaken_for},
        {k: application_key, v: application},
        {k: case when pods = 'eks' then 'aws:eks:cluster-name' end, v: 'acme-' || environment}]
    end as written
  from spelled
),
listed as (
  select * replace (list_filter(written, lambda t: t.k is not null and t.v is not null) as written) from tagged
),
keyed as (
  select
    *,
    list_transform(written, lambda t: t.k) as tag_keys,
    -- AWS makes one key of Team and team in resource_tags; here the first keeps its value.
    list_filter(written, lambda t: t.k <> 'team' or not has_second_team or team_key = 'team') as distinct_tags
  from listed
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
  map(
    list_transform(distinct_tags, lambda t: case
      when t.k = 'CostCenter' then 'user_cost_center'
      when starts_with(t.k, 'aws:') then regexp_replace(t.k, '[^a-z]', '_', 'g')
      else 'user_' || lower(t.k) end),
    list_transform(distinct_tags, lambda t: t.v)) as resource_tags,
  map_concat(
    map(
      list_transform(tag_keys, lambda k: 'resourceTags/' || case when starts_with(k, 'aws:') then k else 'user:' || k end),
      list_transform(written, lambda t: t.v)),
    account_tags) as tags,
  map(tag_keys, list_transform(written, lambda t: t.v)) as plain_tags
from keyed
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
