/** Groups the lines by what the result keeps and the rules read, so that rules are evaluated for few rows. */
import { type SqlFragment, sqlIdentifier, sqlInteger } from '../../sql/bind.ts';
import { joinSql, sql } from '../../sql/sql-template.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { type AllocationInput, columnNames } from './allocation-input.ts';
import { readColumns, readResourceLength, statementTags } from './read-columns.ts';
import { tagMaps } from './tag-sql.ts';
import { untaggableColumn } from './tag-states-sql.ts';

/** The first step. Absent texts are '', so that no test is NULL. */
export function lineGroups(set: RuleSet, input: AllocationInput): SqlFragment {
  const texts = textColumns(set, input).map((name) => textColumn(name, set, input));
  const maps = tagMaps(statementTags(set, input)).map(({ map }) => map);
  const selected = [sql`billing_date`, ...texts, ...maps];
  const places = selected.map((_, index) => sqlInteger(index + 1));
  return sql`select ${joinSql([...selected, ...input.measures.map(sumOf)], ',\n  ')}
  from ${input.lines} as lines
  group by ${joinSql(places, ', ')}`;
}

/** The date, the dimensions and the columns that rules read, as columns of the step `tagged`. */
export function groupKeys(set: RuleSet, input: AllocationInput): readonly SqlFragment[] {
  return ['billing_date', ...textColumns(set, input)].map(
    (name) => sql`tagged.${sqlIdentifier(name)}`,
  );
}

export function sumOf(measure: string): SqlFragment {
  const column = sqlIdentifier(measure);
  return sql`sum(${column}) as ${column}`;
}

function textColumns(
  set: RuleSet,
  { dimensions, withTagStates }: AllocationInput,
): readonly string[] {
  const read = readColumns(set).map((column) => columnNames[column]);
  return [...new Set([...dimensions, ...read, ...(withTagStates ? [untaggableColumn] : [])])];
}

function textColumn(name: string, set: RuleSet, { dimensions }: AllocationInput): SqlFragment {
  const column = sqlIdentifier(name);
  const length = name === columnNames.resource ? readResourceLength(set) : null;
  return length === null || dimensions.includes(name)
    ? sql`coalesce(${column}, '') as ${column}`
    : sql`substr(coalesce(${column}, ''), 1, ${sqlInteger(length)}) as ${column}`;
}
