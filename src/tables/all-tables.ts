/**
 * Every declared table. The stacks make a Glue table of each, and the data dictionary has a section
 * for each.
 */
import { accountsTable } from './accounts.ts';
import { budgetsTable } from './budgets.ts';
import { businessFiguresTable } from './business-figures.ts';
import { commitmentsTable } from './commitments.ts';
import { costAllocationTable } from './cost-allocation.ts';
import { costRecommendationsTable } from './cost-recommendations.ts';
import { lookupTables } from './lookup-tables.ts';
import { ouBreakdownTable } from './ou-breakdown.ts';
import { ouForecastTable } from './ou-forecast.ts';
import { ouOwnersTable } from './ou-owners.ts';
import { resourceCostsTable } from './resource-costs.ts';
import { resourceMetricsTable } from './resource-metrics.ts';
import { restatedDaysTable } from './restated-days.ts';
import type { ParquetTable, Table } from './table.ts';
import { tagCoverageTable } from './tag-coverage.ts';
import { teamUnitsTable } from './team-units.ts';
import { untaggedResourcesTable } from './untagged-resources.ts';

/**
 * Tables that the daily digest and backfill write day by day: both may read and write their objects
 * and register their partitions, the audit may read them.
 */
export const archiveTables: readonly ParquetTable[] = [ouBreakdownTable, costAllocationTable];

/** `ou_owners` is a table only where the dashboard secures rows. */
export const allTables: readonly Table[] = [
  ...archiveTables,
  accountsTable,
  ouForecastTable,
  commitmentsTable,
  restatedDaysTable,
  tagCoverageTable,
  untaggedResourcesTable,
  resourceCostsTable,
  resourceMetricsTable,
  costRecommendationsTable,
  budgetsTable,
  businessFiguresTable,
  ouOwnersTable,
  teamUnitsTable,
  ...Object.values(lookupTables),
];
