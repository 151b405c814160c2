/**
 * The values of declared tags as SQL expressions over the maps of a line, like `resolveTag`. Folding keys
 * is what costs most: a first step keeps the few keys of a line that some tag reads.
 */
import { type SqlFragment, sqlInteger, sqlText, sqlTextList } from '../../sql/bind.ts';
import { joinSql, sql } from '../../sql/sql-template.ts';
import { keyPunctuation, trimmedBlanks } from '../tags/letters.ts';
import {
  ignoredPrefixes,
  resourcePrefixes,
  sourcePrefixes,
  type TagKey,
  type TagSource,
} from '../tags/tag-key.ts';
import type { TagRule } from '../tags/tag-rule.ts';

/** The maps that the tags read, and the keys of each that some tag reads, sorted by code point. */
export interface TagMap {
  readonly map: SqlFragment;
  /** The name of the column of `keys`. */
  readonly keyColumn: SqlFragment;
  readonly keys: SqlFragment;
}

export function tagMaps(tags: readonly TagRule[]): readonly TagMap[] {
  const read = tags.flatMap(({ from }) => from);
  const keysOf = (isRead: (key: TagKey) => boolean) => [
    ...new Set(read.filter(isRead).map(({ key }) => key)),
  ];
  const ofTags = keysOf(({ source }) => source !== 'category');
  const ofCategories = keysOf(({ source }) => source === 'category');
  return [
    ...(ofTags.length === 0 ? [] : [tagMap('resource', strippedSql(), ofTags)]),
    ...(ofCategories.length === 0 ? [] : [tagMap('category', sql`k`, ofCategories)]),
  ];
}

function tagMap(source: TagSource, key: SqlFragment, read: readonly string[]): TagMap {
  const { map, keyColumn } = columnsOf(source);
  const fits = sql`${foldedSql(key)} in ${sqlTextList(read)} and element_at(${map}, k) <> ''`;
  return { map, keyColumn, keys: sql`array_sort(filter(map_keys(${map}), k -> ${fits}))` };
}

function columnsOf(source: TagSource) {
  return source === 'category'
    ? { map: sql`cost_categories`, keyColumn: sql`category_keys` }
    : { map: sql`tags`, keyColumn: sql`tag_keys` };
}

/** After the transforms, before aliases; '' if the line has no value. */
export function tagSql(rule: TagRule): SqlFragment {
  const values = rule.from.map((key) => transformedSql(valueSql(key, rule), rule));
  return sql`coalesce(${joinSql([...values, sqlText('')], ', ')})`;
}

/** The value of the first key that fits and has one. */
function valueSql({ source, key }: TagKey, rule: TagRule): SqlFragment {
  const { map, keyColumn } = columnsOf(source);
  const value = transformedSql(sql`element_at(${map}, k)`, rule);
  const fits = sql`${keySql(source)} = ${sqlText(key)} and ${value} <> ''`;
  return sql`element_at(${map}, element_at(filter(${keyColumn}, k -> ${fits}), 1))`;
}

/** The folded key `k`, or NULL if it is from another source. */
function keySql(source: TagSource): SqlFragment {
  if (source === 'category') return foldedSql(sql`k`);
  if (source !== 'resource') {
    const prefix = sourcePrefixes[source];
    return sql`case when ${startsWith(prefix)} then ${foldedSql(after(prefix))} end`;
  }
  const others = [sourcePrefixes.account, sourcePrefixes.user, ...ignoredPrefixes];
  return foldedSql(
    prefixCase(
      others.map((prefix) => sql`when ${startsWith(prefix)} then null`),
      resourcePrefixes,
    ),
  );
}

/** The key `k` without its prefix, for any source. */
function strippedSql(): SqlFragment {
  return prefixCase([], [sourcePrefixes.account, sourcePrefixes.user, ...resourcePrefixes]);
}

function prefixCase(first: readonly SqlFragment[], prefixes: readonly string[]): SqlFragment {
  const branches = prefixes.map((prefix) => sql`when ${startsWith(prefix)} then ${after(prefix)}`);
  return sql`case ${joinSql([...first, ...branches], ' ')} else k end`;
}

function startsWith(prefix: string): SqlFragment {
  return sql`starts_with(k, ${sqlText(prefix)})`;
}

/** Prefixes are ASCII: their length is the same in JavaScript and SQL. */
function after(prefix: string): SqlFragment {
  return sql`substr(k, ${sqlInteger(prefix.length + 1)})`;
}

function foldedSql(key: SqlFragment): SqlFragment {
  return sql`translate(lower(${key}), ${sqlText(keyPunctuation)}, '')`;
}

function transformedSql(value: SqlFragment, { transform }: TagRule): SqlFragment {
  const trimmed = transform.includes('trim')
    ? sql`trim(both ${sqlText(trimmedBlanks)} from ${value})`
    : value;
  return transform.includes('lower') ? sql`lower(${trimmed})` : trimmed;
}
