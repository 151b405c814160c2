/**
 * The permissions of Grafana's role: queries in a workgroup of its own over what the panels read, metrics and alarms of
 * CloudWatch, and statements in the warehouse, if there is one.
 */
import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from '../system/names.ts';
import { queryWorkgroup } from '../system/query-workgroups.ts';
import { grafanaTableAccess, viewedTables } from '../system/table-access.ts';
import type { Permission } from './permission.ts';
import { queryPermissions } from './query-permissions.ts';
import { decryptAndEncrypt, objects, objectsOf } from './storage-permissions.ts';

export function grafanaPermissions(settings: StackSettings): Permission[] {
  const storage = objects(settings, { reads: viewedTables.map(objectsOf), writes: [] });
  return [
    ...queryPermissions(settings, 'grafana', grafanaTableAccess()),
    {
      sid: 'ReadResults',
      actions: ['athena:GetQueryResults', 'athena:GetWorkGroup'],
      resources: [queryWorkgroup(settings, 'grafana').workgroupArn],
    },
    ...storage.filter(({ resources }) => resources.length > 0),
    ...decryptAndEncrypt(settings),
    ...listPermissions(settings),
    ...warehouseStatements(settings),
  ];
}

/**
 * AWS defines no narrower resource for metrics and for the lists with which an editor chooses catalog and workgroup.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html
 */
function listPermissions({ accountId }: StackSettings): Permission[] {
  const condition = { StringEquals: { 'aws:PrincipalAccount': accountId } };
  return [
    {
      sid: 'ReadMetrics',
      actions: [
        'cloudwatch:GetMetricData',
        'cloudwatch:ListMetrics',
        'cloudwatch:DescribeAlarms',
        'cloudwatch:DescribeAlarmsForMetric',
        'cloudwatch:DescribeAlarmHistory',
      ],
      resources: ['*'],
      condition,
    },
    {
      sid: 'ListCatalogsAndWorkgroups',
      actions: ['athena:ListDataCatalogs', 'athena:ListWorkGroups'],
      resources: ['*'],
      condition,
    },
  ];
}

/**
 * Grafana connects as the database user of its role, who reads what roles of the database are granted to it. Only its own
 * statements are visible to it.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonredshiftdataapi.html
 */
function warehouseStatements(settings: StackSettings): Permission[] {
  const connection = warehouseConnection(settings);
  if (connection === undefined) return [];
  return [
    ...connection,
    {
      sid: 'FollowOwnStatements',
      actions: [
        'redshift-data:DescribeStatement',
        'redshift-data:GetStatementResult',
        'redshift-data:CancelStatement',
      ],
      resources: ['*'],
      // '$$' is Terraform's way to write '$'.
      condition: {
        StringEquals: { 'redshift-data:statement-owner-iam-userid': '$${aws:userid}' },
      },
    },
  ];
}

function warehouseConnection(settings: StackSettings): Permission[] | undefined {
  const { warehouse } = settings;
  if (warehouse === undefined) return undefined;
  const { arns } = namesOf(settings);
  if (warehouse.kind === 'cluster') {
    const { clusterIdentifier: cluster, database } = warehouse;
    const databaseArn = arns.clusterDatabase(cluster, database);
    return [
      runStatements(arns.cluster(cluster)),
      {
        sid: 'Connect',
        actions: ['redshift:GetClusterCredentialsWithIAM'],
        resources: [databaseArn],
      },
    ];
  }
  const credentials = 'redshift-serverless:GetCredentials';
  if (warehouse.kind === 'workgroup') {
    const { workgroupArn } = warehouse;
    return [
      runStatements(workgroupArn),
      { sid: 'Connect', actions: [credentials], resources: [workgroupArn] },
    ];
  }
  // The id of our own workgroup is not known before it is made: its tag says that it is ours.
  const condition = { StringEquals: { 'aws:ResourceTag/system': systemTagOf(settings) } };
  return [
    { ...runStatements(arns.workgroups), condition },
    { sid: 'Connect', actions: [credentials], resources: [arns.workgroups], condition },
  ];
}

/** A tag of the settings may replace ours. */
function systemTagOf(settings: StackSettings): string {
  const given = Object.entries(settings.tags).find(([name]) => name.toLowerCase() === 'system');
  return given?.[1] ?? namesOf(settings).prefix;
}

function runStatements(arn: string): Permission {
  return { sid: 'RunStatements', actions: ['redshift-data:ExecuteStatement'], resources: [arn] };
}
