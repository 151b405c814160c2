/** The tag keys and cost categories of the bill by cost, and those that no tag of the rules reads. */
import type { Platform } from '../../ports/platform.ts';
import { collect } from '../../queries/collect.ts';
import type { SqlFragment } from '../../sql/bind.ts';
import { sql } from '../../sql/sql-template.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { isTagRead } from './tag-reads.ts';

export interface TagKeyCost {
  readonly map: 'tags' | 'cost_categories';
  /** As the bill writes it. Untrusted. */
  readonly key: string;
  /** Of the lines that have a value for the key. */
  readonly cost: number;
  readonly lines: number;
  readonly distinctValues: number;
}

const schema = {
  map: 'string',
  key: 'string',
  cost: 'double',
  line_count: 'integer',
  distinct_values: 'integer',
} as const;

export function tagKeyCostsStatement(lines: SqlFragment) {
  const text = sql`with tagged as (
  select tags, cost_categories, sum(cost) as cost, sum(line_count) as line_count
  from ${lines} as lines
  group by tags, cost_categories
),
entries as (
  select 'tags' as map, key, element_at(tags, key) as value, cost, line_count
  from tagged cross join unnest(map_keys(tags)) as keys (key)
  union all
  select 'cost_categories', key, element_at(cost_categories, key), cost, line_count
  from tagged cross join unnest(map_keys(cost_categories)) as keys (key)
)
select
  map,
  key,
  cast(sum(cost) as double) as cost,
  cast(sum(line_count) as bigint) as line_count,
  count(distinct value) as distinct_values
from entries
where value <> ''
group by map, key
order by cost desc, key`;
  return { name: 'tag_key_costs', sql: text, schema };
}

/** Costliest first. */
export async function readTagKeyCosts(
  platform: Pick<Platform, 'engine'>,
  lines: SqlFragment,
): Promise<readonly TagKeyCost[]> {
  const rows = await collect(platform, tagKeyCostsStatement(lines));
  return rows.map(({ map, key, cost, line_count: count, distinct_values: distinctValues }) => ({
    map: map as TagKeyCost['map'],
    key,
    cost,
    lines: count,
    distinctValues,
  }));
}

/** Keys that people set and no tag reads; AWS's own tags are left out. */
export function unreadTagKeys(set: RuleSet, keys: readonly TagKeyCost[]): readonly TagKeyCost[] {
  return keys.filter((one) => !isAwsKey(one.key) && !isTagRead(set, one));
}

function isAwsKey(key: string): boolean {
  return /^(?:resourceTags\/)?aws[:_]|^iamPrincipal\//.test(key);
}
