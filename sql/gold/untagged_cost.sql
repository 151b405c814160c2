-- How much of each day's cost lacks a tag that the allocation rules require.
-- Grain: One row for each day, required tag, OU, linked account and target.
-- Identities: total_cost = tagged_cost + untagged_cost + untaggable_cost + unknown_cost, and untagged_cost =
-- missing_cost + not_allowed_cost. For each day and each tag, the sum of total_cost is the unblended cost of the
-- day: filter by one tag before you sum.
-- Filter by usage_date: it is the partition. A filter on billing_date alone reads all days.
with

-- "tag" is a reserved word in Redshift.
states as (
  select
    BillingDate as billing_date,
    usage_date,
    "tag" as required_tag,
    OU as ou,
    LinkedAccount as linked_account,
    Target as target,
    State as state,
    cast(UnblendedCost as decimal(38, 12)) as cost,
    LineCount as lines
  from :tag_coverage as tag_coverage
),

untagged_cost as (
  select
    billing_date,
    usage_date,
    required_tag as "tag",
    ou,
    linked_account,
    target,
    cast(sum(cost) as double precision) as total_cost,
    cast(sum(case when state = 'valid' then cost else 0 end) as double precision) as tagged_cost,
    cast(sum(case when state in ('missing', 'not-allowed') then cost else 0 end) as double precision) as untagged_cost,
    cast(sum(case when state = 'missing' then cost else 0 end) as double precision) as missing_cost,
    cast(sum(case when state = 'not-allowed' then cost else 0 end) as double precision) as not_allowed_cost,
    cast(sum(case when state = 'untaggable' then cost else 0 end) as double precision) as untaggable_cost,
    -- A state that this version does not know is not taken for a tag.
    cast(
      sum(case when state in ('valid', 'missing', 'not-allowed', 'untaggable') then 0 else cost end) as double precision
    ) as unknown_cost,
    cast(sum(lines) as bigint) as line_count
  from states
  group by billing_date, usage_date, required_tag, ou, linked_account, target
)

select * from untagged_cost
