/**
 * The permissions of each function, on exact resources: only the calls that its adapters make. The
 * permissions to write logs and to report a failed event are part of every function's role.
 */

import { accountsTable } from '../../src/tables/accounts.ts';
import { archiveTables } from '../../src/tables/all-tables.ts';
import { businessFiguresTable } from '../../src/tables/business-figures.ts';
import { commitmentsTable } from '../../src/tables/commitments.ts';
import { costRecommendationsTable } from '../../src/tables/cost-recommendations.ts';
import { lookupTables } from '../../src/tables/lookup-tables.ts';
import { fileKey } from '../../src/tables/object-key.ts';
import { ouForecastTable } from '../../src/tables/ou-forecast.ts';
import { resourceCostsTable } from '../../src/tables/resource-costs.ts';
import { resourceMetricsTable } from '../../src/tables/resource-metrics.ts';
import { restatedDaysTable } from '../../src/tables/restated-days.ts';
import { tagCoverageTable } from '../../src/tables/tag-coverage.ts';
import { teamUnitsTable } from '../../src/tables/team-units.ts';
import { untaggedResourcesTable } from '../../src/tables/untagged-resources.ts';
import type { StackSettings } from '../settings/settings.ts';
import type { FunctionEnvironments } from '../system/function-environment.ts';
import { dataSetIdOf, namesOf } from '../system/names.ts';
import { auditReceipts, digestReceipts } from '../system/receipt-keys.ts';
import { tableAccessOf } from '../system/table-access.ts';
import { backfillPermissions } from './backfill-permissions.ts';
import { readBill } from './bill-permissions.ts';
import { pagePermissions } from './executive-page-permissions.ts';
import { continuePermissions, mailPermissions } from './mail-permissions.ts';
import { metricsPermissions } from './metrics-permissions.ts';
import type { Permission } from './permission.ts';
import { queryPermissions } from './query-permissions.ts';
import { stagingPermissions } from './staging-permissions.ts';
import { decryptAndEncrypt, objects, objectsOf } from './storage-permissions.ts';

type FunctionName = keyof FunctionEnvironments;

/** Key prefixes of the archive bucket, as the functions use them. */
const archived = archiveTables.map(objectsOf);
/** The archive state: what each archived billing period was made from. */
const archiveState = 'archive-state/*';
const forecasts = objectsOf(ouForecastTable);
const coverage = objectsOf(tagCoverageTable);
const commitments = objectsOf(commitmentsTable);
const restated = objectsOf(restatedDaysTable);
const untagged = objectsOf(untaggedResourcesTable);
/** The weekly mail and the audit read them as files. */
const use = [resourceCostsTable, resourceMetricsTable].map(objectsOf);
/** The weekly mail reads them too. */
const recommended = objectsOf(costRecommendationsTable);
const accounts = objectsOf(accountsTable);
const teamUnits = objectsOf(teamUnitsTable);
/** The allocation rules that FinOps edits, and what was published of them. */
const allocation = 'allocation/*';
const publishedRules = [
  'allocation/current.json',
  'allocation/sets/*',
  ...Object.values(lookupTables).map(objectsOf),
];
const runs = 'runs/*';
/** Frozen monthly statements of teams. */
const statements = 'statements/*';

/** The statements of each function's role. */
export function permissionsOf(
  settings: StackSettings,
): Readonly<Record<FunctionName, Permission[]>> {
  const { budgetsKey, recipientsKey } = namesOf(settings);
  const tables = tableAccessOf(settings);
  const bill = readBill(settings);
  const keys = decryptAndEncrypt(settings);
  const dashboard = refreshDashboard(settings);
  return {
    'daily-digest': [
      ...queryPermissions(settings, 'daily-digest', tables['daily-digest']),
      ...objects(settings, {
        reads: [
          ...archived,
          archiveState,
          forecasts,
          coverage,
          commitments,
          restated,
          untagged,
          ...use,
          recommended,
          accounts,
          allocation,
          ...digestReceipts,
          budgetsKey,
          fileKey(businessFiguresTable),
          recipientsKey,
          statements,
          teamUnits,
        ],
        writes: [
          ...archived,
          archiveState,
          forecasts,
          coverage,
          commitments,
          restated,
          untagged,
          ...publishedRules,
          ...digestReceipts,
          'digests/*',
          runs,
          statements,
          teamUnits,
        ],
      }),
      ...stagingPermissions(settings, 'breakdowns'),
      ...bill,
      ...keys,
      ...dashboard,
      ...mailPermissions(settings),
      ...continuePermissions(settings),
    ],
    'dashboard-snapshot': pagePermissions(settings),
    'resource-metrics': metricsPermissions(settings),
    'account-directory': [
      ...queryPermissions(settings, 'account-directory', tables['account-directory']),
      ...objects(settings, {
        reads: [accounts, ...csvOf(settings)],
        writes: [accounts, runs],
      }),
      ...keys,
      ...readOrganization(settings),
    ],
    backfill: [
      ...queryPermissions(settings, 'backfill', tables.backfill),
      ...objects(settings, {
        reads: [...archived, archiveState, coverage, commitments, accounts, allocation],
        writes: [...archived, archiveState, coverage, commitments, ...publishedRules, runs],
      }),
      ...stagingPermissions(settings, 'backfill'),
      ...backfillPermissions(settings),
      ...bill,
      ...keys,
      ...dashboard,
    ],
    'partition-audit': [
      ...queryPermissions(settings, 'partition-audit', tables['partition-audit']),
      ...objects(settings, {
        reads: [
          ...archived,
          archiveState,
          accounts,
          allocation,
          auditReceipts,
          ...(settings.resourceMetrics === undefined ? [] : use),
        ],
        writes: [auditReceipts, runs],
      }),
      ...stagingPermissions(settings, 'breakdowns'),
      ...bill,
      ...keys,
      ...mailPermissions(settings),
    ],
  };
}

function csvOf({ directory }: StackSettings): readonly string[] {
  return directory.source === 'csv' ? [directory.csvKey] : [];
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_quick.html */
function refreshDashboard(settings: StackSettings): Permission[] {
  const dataSetId = dataSetIdOf(settings);
  if (dataSetId === undefined) return [];
  return [
    {
      sid: 'RefreshDashboard',
      actions: ['quicksight:CreateIngestion', 'quicksight:DescribeIngestion'],
      resources: [`${namesOf(settings).arns.dataSet(dataSetId)}/ingestion/*`],
    },
  ];
}

/**
 * The ids of the organization and its management account are not known here. The resources therefore
 * are roots and OUs of any organization, but a caller can only see its own. AWS defines no resource for
 * the other two actions.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html
 */
function readOrganization(settings: StackSettings): Permission[] {
  if (settings.directory.source === 'csv') return [];
  const { partition } = namesOf(settings);
  return [
    {
      sid: 'ListOrganization',
      actions: ['organizations:ListAccounts', 'organizations:ListRoots'],
      resources: ['*'],
      condition: { StringEquals: { 'aws:PrincipalAccount': settings.accountId } },
    },
    {
      sid: 'WalkOrganization',
      actions: [
        'organizations:ListAccountsForParent',
        'organizations:ListOrganizationalUnitsForParent',
      ],
      resources: [
        `arn:${partition}:organizations::*:root/o-*/r-*`,
        `arn:${partition}:organizations::*:ou/o-*/ou-*`,
      ],
    },
  ];
}
