/** What the `.sql` files read on AWS: the Glue tables, the bill through its normalising SELECT. */

import type { QueryTables } from '../../../ports/platform.ts';
import { bindSql, sqlColumnMap, sqlIdentifier, sqlSubquery } from '../../../sql/bind.ts';
import { readSql } from '../../../sql/sql-files.ts';
import type { AwsSettings } from '../client/aws-settings.ts';

const sourceFiles = {
  cur2: 'sources/cur2',
  legacy: 'sources/legacy_cur',
  focus: 'sources/focus',
} as const;

/** Throws a TypeError where a name is not plain. */
export function awsTables({ athena, tables }: AwsSettings): QueryTables {
  const named = (table: string) => sqlIdentifier(`${athena.database}.${table}`);
  const { billSource } = tables;
  // The legacy report has a column per tag, which no statement reads yet: the maps stay empty.
  const maps =
    billSource === 'legacy'
      ? { resource_tags: sqlColumnMap([], ''), cost_categories: sqlColumnMap([], '') }
      : {};
  const select = bindSql(readSql(sourceFiles[billSource]), { bill: named(tables.bill), ...maps });
  return {
    costLines: sqlSubquery(select),
    accounts: named(tables.accounts),
    archive: named(tables.archive),
  };
}
