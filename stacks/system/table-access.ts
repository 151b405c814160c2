/**
 * The tables that each role queries, and those in which it registers partitions. IAM statements and
 * Lake Formation grants are both built from this list, so they always agree.
 */

import { archiveTables } from '../../src/tables/all-tables.ts';
import { costAllocationTable } from '../../src/tables/cost-allocation.ts';
import { lineSumsTable } from '../../src/tables/line-sums.ts';
import { lookupTables } from '../../src/tables/lookup-tables.ts';
import { ouBreakdownTable } from '../../src/tables/ou-breakdown.ts';
import { resourceCostsTable } from '../../src/tables/resource-costs.ts';
import { resourceMetricsTable } from '../../src/tables/resource-metrics.ts';
import type { Table } from '../../src/tables/table.ts';
import { teamUnitsTable } from '../../src/tables/team-units.ts';
import { allViews } from '../../src/views/all-views.ts';
import { tablesOf } from '../../src/views/view-select.ts';
import { externalTableName } from '../../src/warehouse/spectrum-table.ts';
import type { StackSettings } from '../settings/settings.ts';
import type { FunctionEnvironments } from './function-environment.ts';
import { namesOf } from './names.ts';

export interface TableAccess {
  readonly reads: readonly string[];
  /** Tables to which it may add partitions. */
  readonly registersIn: readonly string[];
}

/** Tables of one database, and how a role uses them. */
export interface LakeTables {
  readonly database: string;
  /** Databases that it only describes. */
  readonly otherDatabases: readonly string[];
  readonly access: TableAccess;
}

/** The tables of the archive that its views read. */
export const viewedTables: readonly Table[] = [...new Set(allViews.flatMap(tablesOf))];

/**
 * What Lake Formation must grant to a role that queries through Athena, which always reads the default
 * database; undefined if only IAM controls the catalog.
 * https://docs.aws.amazon.com/athena/latest/ug/lf-athena-limitations.html
 */
export function lakeTablesOf(settings: StackSettings, access: TableAccess): LakeTables | undefined {
  if (!settings.lakeFormation) return undefined;
  return { database: namesOf(settings).database, otherDatabases: ['default'], access };
}

/** The table access of the functions' roles. */
export function tableAccessOf(
  settings: StackSettings,
): Readonly<Record<keyof FunctionEnvironments, TableAccess>> {
  const { tables } = namesOf(settings);
  const archived = archiveTables.map(({ name }) => name);
  const lookups = Object.values(lookupTables).map(({ name }) => name);
  const reads = [tables.bill, lineSumsTable.name, tables.accounts, ...archived, ...lookups];
  return {
    'daily-digest': { reads, registersIn: archived },
    'dashboard-snapshot': { reads: [tables.archive], registersIn: [] },
    'account-directory': { reads: [tables.accounts], registersIn: [tables.accounts] },
    'resource-metrics': {
      reads: [tables.bill, lineSumsTable.name, tables.accounts, ...lookups],
      registersIn: [],
    },
    backfill: { reads, registersIn: archived },
    'partition-audit': { reads, registersIn: [] },
  };
}

/** The table access of QuickSight's role for Athena: without the bill. */
export function dashboardTableAccess(settings: StackSettings): TableAccess {
  const { tables, dashboard } = namesOf(settings);
  const hasRules = settings.quicksight?.rowLevelSecurity === true;
  const reads = [
    tables.archive,
    tables.accounts,
    tables.budgets,
    tables.forecast,
    costAllocationTable.name,
    teamUnitsTable.name,
  ];
  return { reads: [...reads, ...(hasRules ? [dashboard.ownersTable] : [])], registersIn: [] };
}

/** The table access of the API: what it queries of the archive. It reads the other tables as files. */
export function apiTableAccess(): TableAccess {
  const queried = [ouBreakdownTable, costAllocationTable, resourceCostsTable, resourceMetricsTable];
  return { reads: queried.map(({ name }) => name), registersIn: [] };
}

/** The table access of Grafana's role: the views of the archive, and the tables that they read. */
export function grafanaTableAccess(): TableAccess {
  const read = [...viewedTables, ...allViews];
  return { reads: read.map(({ name }) => name), registersIn: [] };
}

/** The table access of Redshift's role: the tables as Redshift reads them. Its views are its own. */
export function warehouseTableAccess(): TableAccess {
  return { reads: viewedTables.map(externalTableName), registersIn: [] };
}
