/** The number of the first rule that claims a line: a CASE over the rules, in their order. */
import { type SqlFragment, sqlDate, sqlIdentifier, sqlInteger } from '../../sql/bind.ts';
import { joinSql, sql } from '../../sql/sql-template.ts';
import type { DateRange } from '../rules/date-range.ts';
import type { Rule, RuleSet } from '../rules/rule-set.ts';
import { conditionSql } from './condition-sql.ts';
import type { TagColumns } from './tag-columns.ts';

/**
 * Trino compiles each expression to a method of limited size (QUERY_EXCEEDED_COMPILER_LIMIT), so every
 * part of the rules has its own column.
 */
const rulesPerPart = 50;

/** Reads the step `found_teams`; adds the columns that `ruleNumberSql` reads. */
export function claimedParts(set: RuleSet, columns: TagColumns): SqlFragment {
  const branches = set.rules.map(
    (rule, index) => sql`when ${claimsSql(rule, columns)} then ${sqlInteger(index + 1)}`,
  );
  const parts = partNames(set).map((name, index) => {
    const some = branches.slice(index * rulesPerPart, (index + 1) * rulesPerPart);
    return sql`case ${joinSql(some, '\n  ')} end as ${name}`;
  });
  return sql`select ${joinSql([sql`*`, ...parts], ',\n  ')}
  from found_teams`;
}

/**
 * The number of the rule in the first part that has one; NULL if no rule claims the line. Trino
 * merges a column that is used once into one expression: each is used twice.
 */
export function ruleNumberSql(set: RuleSet): SqlFragment {
  const parts = partNames(set).map((name) => sql`when ${name} is not null then ${name}`);
  return parts.length === 0 ? sql`cast(null as integer)` : sql`case ${joinSql(parts, ' ')} end`;
}

function partNames({ rules }: RuleSet): readonly SqlFragment[] {
  const count = Math.ceil(rules.length / rulesPerPart);
  return Array.from({ length: count }, (_, index) => sqlIdentifier(`claimed_${index + 1}`));
}

function claimsSql(rule: Rule, columns: TagColumns): SqlFragment {
  const parts = [
    ...effectiveSql(rule.effective),
    ...(rule.when === null ? [] : [sql`(${conditionSql(rule.when, columns.read)})`]),
    ...foundSql(rule, columns),
  ];
  return parts.length === 0 ? sql`true` : joinSql(parts, ' and ');
}

function effectiveSql({ from, to }: DateRange): readonly SqlFragment[] {
  const start = from === null ? [] : [sql`billing_date >= ${sqlDate(from)}`];
  return to === null ? start : [...start, sql`billing_date <= ${sqlDate(to)}`];
}

/** What a look-up must have found. */
function foundSql({ action }: Rule, columns: TagColumns): readonly SqlFragment[] {
  switch (action.kind) {
    case 'to':
      return [];
    case 'services':
      return [sql`service_team is not null`];
    case 'team':
      return action.unknown === null
        ? [sql`${columns.team(action.tag)} is not null`]
        : [sql`${columns.read(`tag.${action.tag}`)} <> ''`];
    case 'account_owner':
      return [sql`account_team is not null`];
    case 'nearest_ou_owner':
      return [sql`ou_team is not null`];
  }
}
