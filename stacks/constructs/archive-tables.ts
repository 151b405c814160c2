/**
 * The tables over the archive bucket, each as it is declared: the archive and the account directory,
 * whose partitions the functions register, the forecast, whose days Athena computes, the budgets, and
 * the lines that a run has staged for itself.
 */
import { Construct } from 'constructs';
import { allTables } from '../../src/tables/all-tables.ts';
import { ouBreakdownTable } from '../../src/tables/ou-breakdown.ts';
import { ouForecastTable } from '../../src/tables/ou-forecast.ts';
import { ouOwnersTable } from '../../src/tables/ou-owners.ts';
import { type DeclaredTableProps, declaredTable } from './declared-table.ts';
import { lineSumsTableOf } from './line-sums-table.ts';

/** Ids that the first release had: another would make the table again. New tables have their name. */
const firstIds: Readonly<Record<string, string>> = {
  [ouBreakdownTable.name]: 'archive',
  [ouForecastTable.name]: 'forecast',
};

export class ArchiveTables extends Construct {
  constructor(scope: Construct, id: string, props: DeclaredTableProps) {
    super(scope, id);
    for (const table of allTables) {
      // A dashboard that secures rows brings its list of owners itself.
      if (table === ouOwnersTable) continue;
      declaredTable(this, firstIds[table.name] ?? table.name, table, props);
    }
    lineSumsTableOf(this, props);
  }
}
