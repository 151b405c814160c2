/**
 * `cost_lines` of a bill's table: the SELECT of `sql/sources/` for its kind. The legacy report has a column for
 * each tag and cost category; the caller names those that the table has.
 */
import { type BillSource, sourceSqlFile } from '../domain/costs/bill-source.ts';
import { bindSql, type SqlFragment, sqlColumnMap } from '../sql/bind.ts';
import { readSql } from '../sql/sql-files.ts';
import { sql } from '../sql/sql-template.ts';
import { costCategoryPrefix, tagPrefix } from '../tables/bill-columns.ts';
import { mergedTags } from './merged-tags.ts';

export interface BillRelation {
  readonly source: BillSource;
  /** The table's name as SQL. */
  readonly table: SqlFragment;
  /** Columns with tags and cost categories of a legacy report; without them, the maps are empty. */
  readonly tagColumns: readonly string[];
}

export function costLinesSelect({ source, table, tagColumns }: BillRelation): SqlFragment {
  const map = (prefix: string) =>
    sqlColumnMap(
      tagColumns.filter((column) => column.startsWith(prefix)),
      prefix,
    );
  const maps = { resource_tags: map(tagPrefix), cost_categories: map(costCategoryPrefix) };
  const values = {
    cur2: { tags: mergedTags(sql`resource_tags`, sql`tags`) },
    legacy: maps,
    focus: {},
  };
  return bindSql(readSql(sourceSqlFile(source)), { bill: table, ...values[source] });
}
