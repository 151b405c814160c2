/**
 * Compiles a set of rules to one statement, for Trino and DuckDB: groups the lines by what rules read,
 * joins the look-ups, gives each group the number of its rule, and sums by target.
 * Grain of the result: billing_date, the dimensions, target, rule_id, application, environment.
 * Identity: the sums of a measure over all targets are the sums over all lines, because every join finds
 * at most one row and no line is filtered.
 */
import { InputError } from '../../domain/input/input-error.ts';
import { type SqlFragment, sqlIdentifier } from '../../sql/bind.ts';
import { joinSql, sql } from '../../sql/sql-template.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { aliasedTags } from './alias-joins.ts';
import type { AllocationInput, LookupRelations } from './allocation-input.ts';
import { groupKeys, lineGroups, sumOf } from './line-groups.ts';
import { foundRows } from './lookup-joins.ts';
import { statementTags } from './read-columns.ts';
import { claimedParts, ruleNumberSql } from './rule-number-sql.ts';
import { tagColumns } from './tag-columns.ts';
import { tagMaps, tagSql } from './tag-sql.ts';
import { allocatedGroups } from './target-sql.ts';
import { foundTeams } from './team-joins.ts';

/** https://docs.aws.amazon.com/athena/latest/ug/service-limits.html */
export const maxStatementBytes = 262_144;

/** Throws an InputError if the statement is longer than Athena accepts. */
export function allocationStatement(set: RuleSet, input: AllocationInput): SqlFragment {
  const statement = compiled(set, input);
  const bytes = Buffer.byteLength(statement);
  if (bytes <= maxStatementBytes) return statement;
  throw new InputError(
    `The rules make a statement of ${bytes} bytes, and Athena accepts ${maxStatementBytes}: write ` +
      'fewer or shorter conditions; long lists of values belong in aliases.csv or owners.csv.',
  );
}

function compiled(set: RuleSet, input: AllocationInput): SqlFragment {
  const steps = joinSql(
    [...lookupSteps(input.lookups), ...tagSteps(set, input), ...ruleSteps(set, input)],
    ',\n\n',
  );
  const kept = joinSql([sql`billing_date`, ...input.dimensions.map(sqlIdentifier)], ', ');
  const states = input.withTagStates ? [sql`tag_states`] : [];
  const found = joinSql([sql`target, rule_id, application, environment`, ...states], ', ');
  const selected = joinSql([kept, found, ...input.measures.map(sumOf)], ', ');
  return sql`with

${steps}

select ${selected}
from allocated
group by ${kept}, ${found}
`;
}

function lookupSteps(lookups: LookupRelations): readonly SqlFragment[] {
  return (Object.keys(lookups) as (keyof LookupRelations)[]).map((name) =>
    step(name, sql`select * from ${lookups[name]} as lookup`),
  );
}

/** The value of each tag that rules read: as found, then as rules see it. */
function tagSteps(set: RuleSet, input: AllocationInput): readonly SqlFragment[] {
  const tags = statementTags(set, input);
  const columns = tagColumns(tags);
  const keys = tagMaps(tags).map((map) => sql`${map.keys} as ${map.keyColumn}`);
  const found = tags.map((rule) => sql`${tagSql(rule)} as ${columns.found(rule.name)}`);
  const grouped = {
    keys: groupKeys(set, input),
    sums: input.measures.map(sumOf),
    required: input.withTagStates ? set.required : null,
  };
  return [
    step('line_groups', lineGroups(set, input)),
    step('keyed', sql`select ${joinSql([sql`*`, ...keys], ',\n  ')}\n  from line_groups`),
    step('tagged', sql`select ${joinSql([sql`*`, ...found], ',\n  ')}\n  from keyed`),
    step('aliased', aliasedTags(tags, columns, grouped)),
  ];
}

/** What look-ups find, the rule that claims each group, and its target. */
function ruleSteps(set: RuleSet, input: AllocationInput): readonly SqlFragment[] {
  const columns = tagColumns(statementTags(set, input));
  return [
    step('found_rows', foundRows(set, columns)),
    step('found_teams', foundTeams(set, columns)),
    step('claimed', claimedParts(set, columns)),
    step('numbered', sql`select *, ${ruleNumberSql(set)} as claimed_by\n  from claimed`),
    step('allocated', allocatedGroups(set, columns)),
  ];
}

function step(name: string, select: SqlFragment): SqlFragment {
  return sql`${sqlIdentifier(name)} as (\n  ${select}\n)`;
}
