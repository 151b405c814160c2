/**
 * The rows of `tag_coverage` as one statement over the lines of a window, compiled like the allocation: the
 * same targets, and for each required tag whether the line has it.
 * Identity: summed over `tag_states`, the costs are those of `cost_allocation` by OU, account and target.
 */
import type { Statement } from '../../ports/query-engine.ts';
import { coverageSchema } from '../../queries/coverage-schema.ts';
import type { SqlFragment } from '../../sql/bind.ts';
import { sql } from '../../sql/sql-template.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { LookupRelations } from './allocation-input.ts';
import { allocationStatement } from './allocation-statement.ts';
import { untaggableSql } from './untaggable-sql.ts';

/** `lines`: see `allocationLines`. Throws as `allocationStatement` does. */
export function tagCoverageStatement(
  set: RuleSet,
  { lines, lookups }: { readonly lines: SqlFragment; readonly lookups: LookupRelations },
): Statement<typeof coverageSchema> {
  const marked = sql`(select *, ${untaggableSql()} as untaggable from ${lines} as bill_lines)`;
  const allocated = allocationStatement(set, {
    lines: marked,
    dimensions: ['reported_ou', 'account'],
    measures: ['unblended_cost', 'line_count', 'account_tag_lines'],
    lookups,
    withTagStates: true,
  });
  return {
    name: 'tag_coverage',
    schema: coverageSchema,
    sql: sql`select
  billing_date,
  reported_ou as ou,
  account as linked_account,
  target,
  tag_states,
  cast(sum(unblended_cost) as double) as unblended_cost,
  cast(sum(line_count) as bigint) as line_count,
  cast(sum(account_tag_lines) as bigint) as account_tag_lines
from (
${allocated}) as allocated
group by billing_date, reported_ou, account, target, tag_states`,
  };
}
