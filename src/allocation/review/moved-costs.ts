/** What moves between targets if one set of rules replaces another, over the same lines of the bill. */
import type { Platform } from '../../ports/platform.ts';
import { collect } from '../../queries/collect.ts';
import { type SqlFragment, sqlIdentifier } from '../../sql/bind.ts';
import { joinSql, sql } from '../../sql/sql-template.ts';
import { columnNames } from '../compile/allocation-input.ts';
import { readColumns } from '../compile/read-columns.ts';
import type { Target } from '../rules/target.ts';
import { allocated, type ReviewedSet } from './reviewed-set.ts';

export interface MovedCost {
  readonly from: Target;
  readonly to: Target;
  /** The rules that claim the lines before and after; '' for none. */
  readonly fromRule: string;
  readonly toRule: string;
  readonly cost: number;
  readonly lines: number;
}

const schema = {
  from_target: 'string',
  to_target: 'string',
  from_rule: 'string',
  to_rule: 'string',
  cost: 'double',
  line_count: 'integer',
} as const;

/**
 * Groups the lines by all that either set reads, and gives each group a number: both statements then have
 * exactly one row for each group. The numbers follow from the content, because an engine may compute the
 * groups twice.
 */
export function movedCostsStatement(before: ReviewedSet, after: ReviewedSet, lines: SqlFragment) {
  const text = sql`with numbered as (${numberedGroups(before, after, lines)}),
before_change as (select * from (${ofGroups(before)}) as one),
after_change as (select * from (${ofGroups(after)}) as other)
select
  before_change.target as from_target,
  after_change.target as to_target,
  before_change.rule_id as from_rule,
  after_change.rule_id as to_rule,
  cast(sum(after_change.cost) as double) as cost,
  cast(sum(after_change.line_count) as bigint) as line_count
from before_change
full join after_change on after_change.group_number = before_change.group_number
group by 1, 2, 3, 4
order by abs(sum(after_change.cost)) desc, 1, 2, 3, 4`;
  return { name: 'moved_costs', sql: text, schema };
}

function ofGroups(reviewed: ReviewedSet): SqlFragment {
  return allocated(reviewed, sqlIdentifier('numbered'), ['group_number']);
}

function numberedGroups(before: ReviewedSet, after: ReviewedSet, lines: SqlFragment): SqlFragment {
  const read = new Set([...readColumns(before.set), ...readColumns(after.set)]);
  const columns = [...read].map((column) => sqlIdentifier(columnNames[column]));
  const texts = joinSql([sql`billing_date`, ...columns], ', ');
  const keys = sql`${texts}, tags, cost_categories`;
  return sql`select
    cast(row_number() over (
      order by ${texts}, json_format(cast(tags as json)), json_format(cast(cost_categories as json))
    ) as varchar) as group_number,
    ${keys},
    sum(cost) as cost, sum(line_count) as line_count
  from ${lines} as lines
  group by ${keys}`;
}

/** Also what does not move; the largest first. A group that one statement lacks is an error, never a move. */
export async function readMovedCosts(
  platform: Pick<Platform, 'engine'>,
  sets: { readonly before: ReviewedSet; readonly after: ReviewedSet },
  lines: SqlFragment,
): Promise<readonly MovedCost[]> {
  const rows = await collect(platform, movedCostsStatement(sets.before, sets.after, lines));
  return rows.map((row) => ({
    from: row.from_target as Target,
    to: row.to_target as Target,
    fromRule: row.from_rule,
    toRule: row.to_rule,
    cost: row.cost,
    lines: row.line_count,
  }));
}
