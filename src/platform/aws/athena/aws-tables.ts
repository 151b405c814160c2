/**
 * Defines what the `.sql` files read on AWS: the Glue tables, and the bill through the SELECT that
 * normalizes it.
 */

import type { QueryTables, RuleSetTables } from '../../../ports/platform.ts';
import type { LinesPlace } from '../../../ports/staging.ts';
import { costLinesSelect } from '../../../queries/cost-lines-select.ts';
import { lookupRelations, textPartition } from '../../../queries/lookup-relations.ts';
import { type SqlFragment, sqlIdentifier, sqlSubquery, sqlText } from '../../../sql/bind.ts';
import { sql } from '../../../sql/sql-template.ts';
import { costAllocationTable } from '../../../tables/cost-allocation.ts';
import { lineSumsTable } from '../../../tables/line-sums.ts';
import type { AwsSettings } from '../client/aws-settings.ts';

/** Throws a TypeError if a name contains other characters than letters, digits and _. */
export function awsTables({ athena, tables }: AwsSettings): QueryTables & RuleSetTables {
  const named = (table: string) => sqlIdentifier(`${athena.database}.${table}`);
  const { billSource: source, tagColumns = [] } = tables;
  const bill = { source, table: named(tables.bill), tagColumns };
  return {
    costLines: sqlSubquery(costLinesSelect(bill)),
    accounts: named(tables.accounts),
    archive: () => named(tables.archive),
    allocation: () => named(costAllocationTable.name),
    lookups: (setHash) =>
      lookupRelations((table) => textPartition(table, named(table.name), setHash)),
  };
}

/** The sums of lines that one attempt of one run staged; Athena finds their folder by the two values. */
export function stagedLineSums(
  { athena }: { readonly athena: Pick<AwsSettings['athena'], 'database'> },
  { stagedBy, run }: LinesPlace,
): SqlFragment {
  const table = sqlIdentifier(`${athena.database}.${lineSumsTable.name}`);
  const isOfRun = sql`staged_by = ${sqlText(stagedBy)} and run = ${sqlText(run)}`;
  return sqlSubquery(sql`select * from ${table} where ${isOfRun}`);
}
