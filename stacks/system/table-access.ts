/**
 * Which tables each role queries, and in which it keeps partitions. IAM's statements and Lake Formation's
 * grants are both made of it, so that neither allows what the other does not.
 */

import type { StackSettings } from '../settings/settings.ts';
import type { FunctionEnvironments } from './function-environment.ts';
import { namesOf } from './names.ts';

export interface TableAccess {
  readonly reads: readonly string[];
  /** Tables that partitions may be added to. */
  readonly registersIn: readonly string[];
}

/** Tables of one database, and what a role does with them. */
export interface LakeTables {
  readonly database: string;
  /** Databases that it only looks at. */
  readonly otherDatabases: readonly string[];
  readonly access: TableAccess;
}

/**
 * What Lake Formation must grant to a role that queries through Athena, which looks at the default
 * database whatever it is asked; undefined where IAM alone guards the catalog.
 * https://docs.aws.amazon.com/athena/latest/ug/lf-athena-limitations.html
 */
export function lakeTablesOf(settings: StackSettings, access: TableAccess): LakeTables | undefined {
  if (!settings.lakeFormation) return undefined;
  return { database: namesOf(settings).database, otherDatabases: ['default'], access };
}

/** Of the functions' roles. */
export function tableAccessOf(
  settings: StackSettings,
): Readonly<Record<keyof FunctionEnvironments, TableAccess>> {
  const { tables } = namesOf(settings);
  const archives = [tables.bill, tables.accounts, tables.archive];
  return {
    'daily-digest': { reads: archives, registersIn: [tables.archive] },
    'dashboard-snapshot': { reads: [tables.archive], registersIn: [] },
    'account-directory': { reads: [tables.accounts], registersIn: [tables.accounts] },
    backfill: { reads: archives, registersIn: [tables.archive] },
    'partition-audit': { reads: archives, registersIn: [] },
  };
}

/** Of the role with which QuickSight queries Athena: no bill. */
export function dashboardTableAccess(settings: StackSettings): TableAccess {
  const { tables, dashboard } = namesOf(settings);
  const hasRules = settings.quicksight?.rowLevelSecurity === true;
  const reads = [tables.archive, tables.accounts, tables.budgets, tables.forecast];
  return { reads: [...reads, ...(hasRules ? [dashboard.ownersTable] : [])], registersIn: [] };
}
