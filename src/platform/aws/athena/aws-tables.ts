/**
 * Defines what the `.sql` files read on AWS: the Glue tables, and the bill through the SELECT that
 * normalizes it.
 */

import { sourceSqlFile } from '../../../domain/costs/bill-source.ts';
import type { QueryTables, RuleSetTables } from '../../../ports/platform.ts';
import { lookupRelations, textPartition } from '../../../queries/lookup-relations.ts';
import { bindSql, sqlColumnMap, sqlIdentifier, sqlSubquery } from '../../../sql/bind.ts';
import { readSql } from '../../../sql/sql-files.ts';
import type { AwsSettings } from '../client/aws-settings.ts';

/** Throws a TypeError if a name contains other characters than letters, digits and _. */
export function awsTables({ athena, tables }: AwsSettings): QueryTables & RuleSetTables {
  const named = (table: string) => sqlIdentifier(`${athena.database}.${table}`);
  const { billSource } = tables;
  // The legacy report has one column per tag, which no statement reads yet, so the maps stay empty.
  const maps =
    billSource === 'legacy'
      ? { resource_tags: sqlColumnMap([], ''), cost_categories: sqlColumnMap([], '') }
      : {};
  const select = bindSql(readSql(sourceSqlFile(billSource)), { bill: named(tables.bill), ...maps });
  return {
    costLines: sqlSubquery(select),
    accounts: named(tables.accounts),
    archive: () => named(tables.archive),
    lookups: (setHash) =>
      lookupRelations((table) => textPartition(table, named(table.name), setHash)),
  };
}
