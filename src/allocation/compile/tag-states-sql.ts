/** Whether a line has each required tag, as one text with a letter for each: see `stateLetters`. */
import { stateLetters } from '../../queries/coverage-schema.ts';
import { type SqlFragment, sqlText, sqlTextList } from '../../sql/bind.ts';
import { joinSql, sql } from '../../sql/sql-template.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { TagRule } from '../tags/tag-rule.ts';

/** A text column of the lines: 'yes' for lines that nobody can tag. */
export const untaggableColumn = 'untaggable';

/** `aliasedSqlOf`: after aliases, before values that are not allowed are taken away. */
export function tagStatesSql(
  { required }: Pick<RuleSet, 'required'>,
  tags: readonly TagRule[],
  aliasedSqlOf: (rule: TagRule) => SqlFragment,
): SqlFragment {
  const letters = [...new Set(required)].flatMap((name) =>
    tags.filter((rule) => rule.name === name).map((rule) => letterSql(rule, aliasedSqlOf(rule))),
  );
  // Trino needs two arguments at least.
  return sql`concat('', ${joinSql([sqlText(''), ...letters], ', ')})`;
}

function letterSql({ allowed }: TagRule, value: SqlFragment): SqlFragment {
  const isValid = allowed === null ? sql`${value} <> ''` : sql`${value} in ${sqlTextList(allowed)}`;
  const { valid, missing, untaggable } = stateLetters;
  return sql`case
    when ${value} = '' and untaggable <> '' then ${sqlText(untaggable)}
    when ${value} = '' then ${sqlText(missing)}
    when ${isValid} then ${sqlText(valid)}
    else ${sqlText(stateLetters['not-allowed'])}
  end`;
}
