/**
 * The costliest resources that lack required tags, and all others as one row.
 * Identity: the rows sum to the cost of all lines of which a counted tag is missing or not allowed.
 */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { ResultSchema, Statement } from '../../ports/query-engine.ts';
import { stateLetters } from '../../queries/coverage-schema.ts';
import {
  type SqlFragment,
  sqlIdentifier,
  sqlInteger,
  sqlText,
  sqlTextList,
} from '../../sql/bind.ts';
import { joinSql, sql } from '../../sql/sql-template.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { LookupRelations } from './allocation-input.ts';
import { allocationStatement } from './allocation-statement.ts';
import { untaggableSql } from './untaggable-sql.ts';

export const untaggedResourcesSchema = {
  resource_id: 'string',
  linked_account: 'string',
  ou: 'string',
  service: 'string',
  target: 'string',
  /** A digit for each required tag: 1 if it is missing. */
  missing: 'string',
  unblended_cost: 'double',
  resource_count: 'integer',
  line_count: 'integer',
} as const satisfies ResultSchema;

/** A required tag, and the days on which its absence counts: on others it is unknown. */
export interface CountedTag {
  readonly name: string;
  readonly days: readonly BillingDay[];
}

export interface UntaggedInput {
  /** See `allocationLines`; with whole resource ids. */
  readonly lines: SqlFragment;
  readonly lookups: LookupRelations;
  /** Every required tag once, in the order of the rules. */
  readonly tags: readonly CountedTag[];
  /** Number of resources that are listed. */
  readonly limit: number;
}

/** Throws as `allocationStatement` does. */
export function untaggedResourcesStatement(
  set: RuleSet,
  { lines, lookups, tags, limit }: UntaggedInput,
): Statement<typeof untaggedResourcesSchema> {
  const marked = sql`(select *, ${untaggableSql()} as untaggable from ${lines} as bill_lines)`;
  const allocated = allocationStatement(set, {
    lines: marked,
    dimensions: ['reported_ou', 'account', 'service', 'resource'],
    measures: ['unblended_cost', 'line_count'],
    lookups,
    withTagStates: true,
  });
  const flags = tags.map((_, at) => flagName(at));
  const lacking = tags.map((tag, at) => sql`${lacksSql(tag, at)} as ${flagName(at)}`);
  const digits = flags.map((flag) => sql`cast(max(${flag}) as varchar)`);
  return {
    name: 'untagged_resources',
    schema: untaggedResourcesSchema,
    sql: sql`with

lines_with_flags as (
  select *, ${joinSql(lacking, ',\n  ')}
  from (
${allocated}) as allocated
),

resources as (
  select reported_ou, account, service, resource, target,
    concat('', ${joinSql([sqlText(''), ...digits], ', ')}) as missing,
    sum(unblended_cost) as cost,
    sum(line_count) as line_count
  from lines_with_flags
  where ${joinSql(
    flags.map((flag) => sql`${flag} = 1`),
    ' or ',
  )}
  group by reported_ou, account, service, resource, target
),

ranked as (
  select *, row_number() over (
    order by cost desc, account, resource, service, target, reported_ou
  ) > ${sqlInteger(limit)} as is_other
  from resources
),

listed as (
  select
    case when is_other then 'others' else resource end as resource_id,
    ${joinSql(['account', 'reported_ou', 'service', 'target', 'missing'].map(ofListed), ',\n  ')},
    is_other,
    cost,
    line_count
  from ranked
)

select
  resource_id,
  account as linked_account,
  reported_ou as ou,
  service,
  target,
  missing,
  cast(sum(cost) as double) as unblended_cost,
  count(*) as resource_count,
  cast(sum(line_count) as bigint) as line_count
from listed
group by is_other, resource_id, account, reported_ou, service, target, missing
order by is_other, sum(cost) desc, account, resource_id, service, target, reported_ou`,
  };
}

function ofListed(name: string): SqlFragment {
  const column = sqlIdentifier(name);
  return sql`case when is_other then '' else ${column} end as ${column}`;
}

function flagName(at: number): SqlFragment {
  return sqlIdentifier(`lacks_${at + 1}`);
}

function lacksSql({ days }: CountedTag, at: number): SqlFragment {
  const lacking = sqlTextList([stateLetters.missing, stateLetters['not-allowed']]);
  return sql`case
    when substr(tag_states, ${sqlInteger(at + 1)}, 1) in ${lacking}
      and cast(billing_date as varchar) in ${sqlTextList(days)} then 1
    else 0
  end`;
}
