/** Replaces the values of tags by their aliases of the day, and those that are not allowed by ''. */
import {
  type SqlFragment,
  sqlIdentifier,
  sqlInteger,
  sqlText,
  sqlTextList,
} from '../../sql/bind.ts';
import { joinSql, sql } from '../../sql/sql-template.ts';
import type { TagRule } from '../tags/tag-rule.ts';
import type { TagColumns } from './tag-columns.ts';
import { tagStatesSql } from './tag-states-sql.ts';

export interface GroupedColumns {
  /** Columns that stay as they are. */
  readonly keys: readonly SqlFragment[];
  /** Sums of the measures. */
  readonly sums: readonly SqlFragment[];
  /** Adds `tag_states` for these tags; null: does not. */
  readonly required: readonly string[] | null;
}

/**
 * Reads the step `tagged`; each join finds at most one row, because dates of one value do not overlap.
 * Groups again: maps that differ only in tags that no rule reads, such as names, are equal from here on.
 */
export function aliasedTags(
  tags: readonly TagRule[],
  columns: TagColumns,
  { keys, sums, required }: GroupedColumns,
): SqlFragment {
  const aliased = tags.map((rule, index) => aliasedTag(rule, aliasName(index), columns));
  const states = required === null ? [] : [statesSql(tags, columns, required)];
  const selected = [...keys, ...aliased.map(({ value }) => value), ...states];
  const places = selected.map((_, index) => sqlInteger(index + 1));
  const joins = aliased.flatMap(({ join }) => join);
  return sql`select ${joinSql([...selected, ...sums], ',\n  ')}
  from tagged
  ${joinSql(joins, '\n  ')}
  group by ${joinSql(places, ', ')}`;
}

function aliasedTag(rule: TagRule, alias: SqlFragment, columns: TagColumns) {
  const found = sql`tagged.${columns.found(rule.name)}`;
  const value = aliasedValue(rule, alias, columns);
  const allowed =
    rule.allowed === null
      ? value
      : sql`case when ${value} in ${sqlTextList(rule.allowed)} then ${value} else '' end`;
  const join = sql`left join aliases as ${alias}
    on ${alias}.tag = ${sqlText(rule.name)} and ${alias}.value = ${found}
    and tagged.billing_date between ${alias}.valid_from and ${alias}.valid_to`;
  return {
    value: sql`${allowed} as ${columns.read(`tag.${rule.name}`)}`,
    join: rule.hasAliases ? [join] : [],
  };
}

/** Before values that are not allowed become ''. */
function aliasedValue(rule: TagRule, alias: SqlFragment, columns: TagColumns): SqlFragment {
  const found = sql`tagged.${columns.found(rule.name)}`;
  return rule.hasAliases ? sql`coalesce(${alias}.becomes, ${found})` : found;
}

function statesSql(
  tags: readonly TagRule[],
  columns: TagColumns,
  required: readonly string[],
): SqlFragment {
  const aliasedSqlOf = (rule: TagRule) =>
    aliasedValue(rule, aliasName(tags.indexOf(rule)), columns);
  return sql`${tagStatesSql({ required }, tags, aliasedSqlOf)} as tag_states`;
}

function aliasName(index: number): SqlFragment {
  return sqlIdentifier(`alias_${index + 1}`);
}
