/**
 * What each day's costliest resources cost, by owner, and all other cost of the day as one row.
 * Identity: the rows of a day sum to the cost of all its lines.
 */
import type { ResultSchema, Statement } from '../../ports/query-engine.ts';
import { type SqlFragment, sqlIdentifier, sqlInteger, sqlText } from '../../sql/bind.ts';
import { joinSql, sql } from '../../sql/sql-template.ts';
import type { AllocationRules } from './allocation-rules.ts';
import { allocationStatement } from './allocation-statement.ts';

export const resourceCostsSchema = {
  billing_date: 'date',
  resource_id: 'string',
  kind: 'string',
  linked_account: 'string',
  region: 'string',
  ou: 'string',
  service: 'string',
  target: 'string',
  application: 'string',
  unblended_cost: 'double',
  amortized_cost: 'double',
  /** Number of lines whose amortized cost the export cannot say. */
  unknown_amortized: 'integer',
  line_count: 'integer',
} as const satisfies ResultSchema;

/** How the ids of a kind of resources look: `ResourceKind` of the catalogue. */
export interface IdsOfKind {
  readonly kind: string;
  readonly id: {
    readonly like: string;
    readonly service?: { readonly code: string; readonly name: string };
  };
}

export interface ResourceCostsInput {
  /** See `allocationLines`; with whole resource ids. */
  readonly lines: SqlFragment;
  /** The first kind whose ids an id looks like is its kind. */
  readonly kinds: readonly IdsOfKind[];
  /** Number of rows that a day lists. */
  readonly limit: number;
}

/** Throws as `allocationStatement` does. */
export function resourceCostsStatement(
  { set, lookups }: AllocationRules,
  { lines, kinds, limit }: ResourceCostsInput,
): Statement<typeof resourceCostsSchema> {
  const allocated = allocationStatement(set, {
    lines,
    dimensions: ['reported_ou', 'account', 'service', 'service_code', 'region', 'resource'],
    measures: ['unblended_cost', 'amortized_cost', 'unknown_amortized', 'line_count'],
    lookups,
  });
  return {
    name: 'resource_costs',
    schema: resourceCostsSchema,
    sql: sql`with

-- Tasks come and go: an ECS cluster is one resource.
named as (
  select *, case
    when resource like 'arn:%:ecs:%:task/%/%' then concat(
      split_part(resource, ':task/', 1),
      ':cluster/',
      split_part(split_part(resource, ':task/', 2), '/', 1)
    )
    else resource
  end as resource_id
  from (
${allocated}) as allocated
),

known as (
  select *, ${kindSql(kinds)} as kind
  from named
),

-- Each step reads only the one before it: Trino would repeat the allocation for every other reader.
-- By cost the costliest are found: amortized where it is known, because what a commitment covers costs nothing unblended.
grouped as (
  select
    billing_date,
    kind,
    case when kind = '' then '' else resource_id end as resource_id,
    case when kind = '' then '' else account end as account,
    case when kind = '' then '' else region end as region,
    case when kind = '' then '' else reported_ou end as ou,
    case when kind = '' then '' else service end as service,
    case when kind = '' then '' else target end as target,
    case when kind = '' then '' else application end as application,
    sum(unblended_cost) as unblended_cost,
    sum(amortized_cost) as amortized_cost,
    sum(unknown_amortized) as unknown_amortized,
    sum(line_count) as line_count,
    case when sum(unknown_amortized) > 0 then sum(unblended_cost) else coalesce(sum(amortized_cost), 0) end as cost
  from known
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9
),

-- Lines of one resource may name several Regions, such as those of its traffic: it is in the costliest.
with_region_costs as (
  select *, sum(cost) over (partition by account, resource_id, region) as region_cost
  from grouped
),

with_own_regions as (
  select *, first_value(region) over (
    partition by account, resource_id
    order by case when region = '' then 1 else 0 end, region_cost desc, region
  ) as own_region
  from with_region_costs
),

resources as (
  select
    billing_date, kind, resource_id, account, own_region as region, ou, service, target, application,
    sum(unblended_cost) as unblended_cost,
    sum(amortized_cost) as amortized_cost,
    sum(unknown_amortized) as unknown_amortized,
    sum(line_count) as line_count,
    sum(cost) as cost
  from with_own_regions
  group by billing_date, kind, resource_id, account, own_region, ou, service, target, application
),

ranked as (
  select *, case when kind = '' then 1 when row_number() over (
    partition by billing_date
    order by case when kind = '' then 1 else 0 end,
      cost desc, account, resource_id, service, target, application, ou
  ) > ${sqlInteger(limit)} then 1 else 0 end as is_other
  from resources
),

listed as (
  select
    billing_date,
    is_other,
    case when is_other = 1 then 'others' else resource_id end as resource_id,
    ${joinSql(['kind', 'account', 'region', 'ou', 'service', 'target', 'application'].map(ofListed), ',\n  ')},
    sum(unblended_cost) as unblended_cost,
    sum(amortized_cost) as amortized_cost,
    sum(unknown_amortized) as unknown_amortized,
    sum(line_count) as line_count,
    sum(cost) as cost
  from ranked
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
)

select
  billing_date,
  resource_id,
  kind,
  account as linked_account,
  region,
  ou,
  service,
  target,
  application,
  cast(unblended_cost as double) as unblended_cost,
  cast(coalesce(amortized_cost, 0) as double) as amortized_cost,
  cast(unknown_amortized as bigint) as unknown_amortized,
  cast(line_count as bigint) as line_count
from listed
order by billing_date, is_other, cost desc, account, resource_id, service, target, application, ou`,
  };
}

function ofListed(name: string): SqlFragment {
  const column = sqlIdentifier(name);
  return sql`case when is_other = 1 then '' else ${column} end as ${column}`;
}

function kindSql(kinds: readonly IdsOfKind[]): SqlFragment {
  const branches = kinds.map(({ kind, id: { like, service } }) => {
    const isOfService =
      service === undefined
        ? sql``
        : sql` and resource_id <> '' and resource_id not like 'arn:%' and (service_code = ${sqlText(service.code)} or service in (${sqlText(service.code)}, ${sqlText(service.name)}))`;
    return sql`when resource_id like ${sqlText(like)}${isOfService} then ${sqlText(kind)}`;
  });
  return sql`case
    ${joinSql(branches, '\n  ')}
    else ''
  end`;
}
