/** The target of a line whose rule is known: the team that the rule's look-up found, else the rule's own. */
import { type SqlFragment, sqlIntegerList } from '../../sql/bind.ts';
import { joinSql, sql } from '../../sql/sql-template.ts';
import type { RuleAction, RuleSet } from '../rules/rule-set.ts';
import { readTagRules } from './read-columns.ts';
import type { TagColumns } from './tag-columns.ts';

/** The last step but the sums: reads `numbered`. */
export function allocatedGroups(set: RuleSet, columns: TagColumns): SqlFragment {
  const hasEnvironment = readTagRules(set).some(({ name }) => name === 'environment');
  const environment = hasEnvironment ? columns.read('tag.environment') : sql`''`;
  return sql`select numbered.*,
  ${targetSql(set, columns)} as target,
  coalesce(rules.rule_id, '') as rule_id,
  coalesce(nullif(rules.application, ''), service_application, '') as application,
  ${environment} as environment
  from numbered
  left join rules on rules.rule_number = numbered.claimed_by`;
}

function targetSql(set: RuleSet, columns: TagColumns): SqlFragment {
  const numbers = new Map<string, { readonly team: SqlFragment; readonly rules: number[] }>();
  for (const [index, { action }] of set.rules.entries()) {
    const team = teamColumn(action, columns);
    if (team === null) continue;
    const known = numbers.get(team) ?? { team, rules: [] };
    known.rules.push(index + 1);
    numbers.set(team, known);
  }
  const branches = [...numbers.values()].map(
    ({ team, rules }) => sql`when claimed_by in ${sqlIntegerList(rules)} then 'team/' || ${team}`,
  );
  const found = branches.length === 0 ? [] : [sql`case ${joinSql(branches, '\n  ')} end`];
  const own = [sql`nullif(rules.target, '')`, sql`'unallocated'`];
  return sql`coalesce(${joinSql([...found, ...own], ', ')})`;
}

function teamColumn(action: RuleAction, columns: TagColumns): SqlFragment | null {
  switch (action.kind) {
    case 'to':
      return null;
    case 'services':
      return sql`service_team`;
    case 'team':
      return columns.team(action.tag);
    case 'account_owner':
      return sql`account_team`;
    case 'nearest_ou_owner':
      return sql`ou_team`;
  }
}
