/**
 * Defines what the `.sql` files read on AWS: the Glue tables, and the bill through the SELECT that
 * normalizes it.
 */

import type { QueryTables } from '../../../ports/platform.ts';
import { costLinesSelect } from '../../../queries/cost-lines-select.ts';
import { sqlIdentifier, sqlSubquery } from '../../../sql/bind.ts';
import type { AwsSettings } from '../client/aws-settings.ts';

/** Throws a TypeError if a name contains other characters than letters, digits and _. */
export function awsTables({ athena, tables }: AwsSettings): QueryTables {
  const named = (table: string) => sqlIdentifier(`${athena.database}.${table}`);
  // The legacy report has one column per tag, which no statement reads yet, so the maps stay empty.
  const bill = { source: tables.billSource, table: named(tables.bill), tagColumns: [] };
  return {
    costLines: sqlSubquery(costLinesSelect(bill)),
    accounts: named(tables.accounts),
    archive: () => named(tables.archive),
  };
}
