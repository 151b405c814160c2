/**
 * The names of the statement's columns for tags. They are numbered: names of tags come from a file, and
 * are not used as SQL names.
 */
import { type SqlFragment, sqlIdentifier } from '../../sql/bind.ts';
import { type ReadColumn, type RuleColumn, tagOfColumn } from '../rules/condition.ts';
import type { TagRule } from '../tags/tag-rule.ts';
import { columnNames } from './allocation-input.ts';

export interface TagColumns {
  /** A column of the bill, or the value of a tag as rules see it. */
  readonly read: (column: ReadColumn) => SqlFragment;
  /** The value that the bill has, before aliases. */
  readonly found: (tag: string) => SqlFragment;
  /** The value if it is a team of the day, else NULL. */
  readonly team: (tag: string) => SqlFragment;
}

export function tagColumns(tags: readonly TagRule[]): TagColumns {
  const named = (prefix: string, tag: string) =>
    sqlIdentifier(`${prefix}_${tags.findIndex(({ name }) => name === tag) + 1}`);
  return {
    read: (column) => {
      const tag = tagOfColumn(column);
      return tag === null ? sqlIdentifier(columnNames[column as RuleColumn]) : named('tag', tag);
    },
    found: (tag) => named('found_tag', tag),
    team: (tag) => named('team_of_tag', tag),
  };
}
