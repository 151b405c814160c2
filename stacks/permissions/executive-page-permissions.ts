/**
 * The permissions of the executives' page: read the archive, store one page per day, mail it, and call
 * QuickSight.
 */

import { ouBreakdownTable } from '../../src/tables/ou-breakdown.ts';
import { ouForecastTable } from '../../src/tables/ou-forecast.ts';
import { roleArn } from '../names/role-names.ts';
import type { StackSettings } from '../settings/settings.ts';
import { snapshotDashboardId } from '../system/executive-page-names.ts';
import { dataSetIdOf, namesOf } from '../system/names.ts';
import { executiveReceipts, organizationReceipts } from '../system/receipt-keys.ts';
import { tableAccessOf } from '../system/table-access.ts';
import { mailPermissions } from './mail-permissions.ts';
import type { Permission } from './permission.ts';
import { queryPermissions } from './query-permissions.ts';
import { decryptAndEncrypt, objects, objectsOf } from './storage-permissions.ts';

const pages = 'snapshots/*';

/** Without executives there is no function and no permission. */
export function pagePermissions(settings: StackSettings): Permission[] {
  const { executives } = settings;
  if (executives === undefined) return [];
  const { budgetsKey } = namesOf(settings);
  const mails = executives.route === 'console-schedule' ? [] : mailPermissions(settings);
  return [
    ...queryPermissions(
      settings,
      'dashboard-snapshot',
      tableAccessOf(settings)['dashboard-snapshot'],
    ),
    ...objects(settings, {
      reads: [
        objectsOf(ouBreakdownTable),
        objectsOf(ouForecastTable),
        organizationReceipts,
        executiveReceipts,
        pages,
        budgetsKey,
      ],
      writes: [executiveReceipts, pages, 'runs/*'],
    }),
    ...decryptAndEncrypt(settings),
    ...mails,
    ...(executives.route === 'rendered' ? [] : watchCopy(settings)),
    ...drawPage(settings),
  ];
}

/**
 * The permissions to create a page. QuickSight writes it to S3 with its caller's permissions.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_quick.html
 */
export function snapshotJobPermissions(settings: StackSettings): Permission[] {
  const { arns } = namesOf(settings);
  return [
    {
      sid: 'DrawPage',
      actions: [
        'quicksight:StartDashboardSnapshotJob',
        'quicksight:DescribeDashboardSnapshotJob',
        'quicksight:DescribeDashboardSnapshotJobResult',
      ],
      resources: [`${arns.dashboard(snapshotDashboardId(settings))}/snapshot-job/*`],
    },
  ];
}

function watchCopy(settings: StackSettings): Permission[] {
  const dataSetId = dataSetIdOf(settings);
  if (dataSetId === undefined) return [];
  return [
    {
      sid: 'WatchCopy',
      actions: ['quicksight:DescribeIngestion'],
      resources: [`${namesOf(settings).arns.dataSet(dataSetId)}/ingestion/*`],
    },
  ];
}

function drawPage(settings: StackSettings): Permission[] {
  const { executives, accountId } = settings;
  if (executives?.route === 'anonymous') return snapshotJobPermissions(settings);
  if (executives?.route === 'console-schedule') {
    return [
      {
        // AWS defines no resource for it.
        sid: 'FireSchedule',
        actions: ['quicksight:StartDashboardSnapshotJobSchedule'],
        resources: ['*'],
        condition: { StringEquals: { 'aws:PrincipalAccount': accountId } },
      },
    ];
  }
  if (executives?.route !== 'registered-user') return [];
  return [
    {
      sid: 'AskWhoTheUserIs',
      actions: ['quicksight:GetIdentityContext'],
      resources: [executives.userArn],
    },
    {
      sid: 'ActForTheUser',
      actions: ['sts:AssumeRole', 'sts:SetContext'],
      resources: [roleArn(settings, 'snapshot-user')],
    },
  ];
}
