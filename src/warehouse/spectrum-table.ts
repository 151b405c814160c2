/**
 * How Redshift Spectrum reads a table of the archive. Only Athena computes partitions from a table's settings, so
 * Redshift would see no row of such a table: it reads another Glue table over the same files, without partitions,
 * and takes the day from each file's path.
 * https://docs.aws.amazon.com/athena/latest/ug/partition-projection.html
 */
import { type SqlFragment, sqlIdentifier, sqlSubquery, sqlText } from '../sql/bind.ts';
import { joinSql, sql } from '../sql/sql-template.ts';
import { glueName } from '../tables/column-types.ts';
import type { ParquetTable, PartitionKey, Table } from '../tables/table.ts';
import { allViews } from '../views/all-views.ts';
import { tablesOf } from '../views/view-select.ts';

/** Tables of the views whose partitions are not registered in Glue. */
export const spectrumTables: readonly ParquetTable[] = [
  ...new Set(allViews.flatMap(tablesOf)),
].filter(needsPaths);

/** The Glue table over the files of such a table. */
export function spectrumTableName({ name }: Pick<Table, 'name'>): string {
  return `${name}_files`;
}

/** The Glue table that Redshift reads in place of a table: its own, or the one over its files. */
export function externalTableName(table: Table): string {
  return needsPaths(table) ? spectrumTableName(table) : table.name;
}

/** The table in Redshift, or a sub-query with its columns. */
export function spectrumRelation(table: Table, externalSchema: string): SqlFragment {
  const external = sqlIdentifier(`${externalSchema}.${externalTableName(table)}`);
  if (!needsPaths(table)) return external;
  const columns = Object.values(table.columns).map((column) => sqlIdentifier(glueName(column)));
  const keys = table.partitionKeys.map(keyFromPath);
  return sqlSubquery(sql`select ${joinSql([...columns, ...keys], ', ')} from ${external} as files`);
}

function needsPaths(table: Table): table is ParquetTable {
  return table.format === 'parquet' && 'firstProjectedDay' in table;
}

/** '…/report_date=2026-11-20/…' has the value. */
function keyFromPath({ name }: PartitionKey): SqlFragment {
  const value = sql`split_part(split_part("$path", ${sqlText(`/${name}=`)}, 2), '/', 1)`;
  return sql`cast(${value} as date) as ${sqlIdentifier(name)}`;
}
