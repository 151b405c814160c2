/**
 * What each day's costliest resources cost, by owner, and all other cost of the day as one row.
 * Identity: the rows of a day sum to the cost of all its lines.
 */
import type { ResultSchema, Statement } from '../../ports/query-engine.ts';
import { type SqlFragment, sqlInteger, sqlText } from '../../sql/bind.ts';
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

-- Lines of one resource may name several Regions, such as those of its traffic: it is in the costliest.
regions as (
  select account, resource_id, region, row_number() over (
    partition by account, resource_id order by sum(unblended_cost) desc, region
  ) as place
  from known
  where kind <> '' and region <> ''
  group by account, resource_id, region
),

resources as (
  select
    known.billing_date,
    known.resource_id,
    known.kind,
    known.account,
    coalesce(regions.region, '') as region,
    known.reported_ou as ou,
    known.service,
    known.target,
    sum(known.unblended_cost) as unblended_cost,
    sum(known.amortized_cost) as amortized_cost,
    sum(known.unknown_amortized) as unknown_amortized,
    sum(known.line_count) as line_count
  from known
  left join regions
    on regions.account = known.account
    and regions.resource_id = known.resource_id
    and regions.place = 1
  where known.kind <> ''
  group by
    known.billing_date, known.resource_id, known.kind, known.account, coalesce(regions.region, ''),
    known.reported_ou, known.service, known.target
),

ranked as (
  select *, row_number() over (
    partition by billing_date
    order by unblended_cost desc, account, resource_id, service, target, ou
  ) as place
  from resources
),

listed as (
  select
    billing_date, resource_id, kind, account, region, ou, service, target,
    unblended_cost, amortized_cost, unknown_amortized, line_count, 0 as is_other
  from ranked
  where place <= ${sqlInteger(limit)}
),

everything as (
  select
    billing_date, unblended_cost, amortized_cost, unknown_amortized, line_count, 1 as sign
  from known
  union all
  select
    billing_date, unblended_cost, amortized_cost, unknown_amortized, line_count, -1 as sign
  from listed
),

others as (
  select
    billing_date,
    'others' as resource_id, '' as kind, '' as account, '' as region, '' as ou, '' as service,
    '' as target,
    sum(sign * unblended_cost) as unblended_cost,
    sum(sign * amortized_cost) as amortized_cost,
    sum(sign * unknown_amortized) as unknown_amortized,
    sum(sign * line_count) as line_count,
    1 as is_other
  from everything
  group by billing_date
  having sum(sign * line_count) > 0
),

rows_of_days as (
  select * from listed
  union all
  select * from others
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
  cast(unblended_cost as double) as unblended_cost,
  cast(coalesce(amortized_cost, 0) as double) as amortized_cost,
  cast(unknown_amortized as bigint) as unknown_amortized,
  cast(line_count as bigint) as line_count
from rows_of_days
order by billing_date, is_other, unblended_cost desc, account, resource_id, service, target, ou`,
  };
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
