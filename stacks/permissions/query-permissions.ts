/**
 * The permissions to query with Athena, which reads and writes with its caller's permissions: its own
 * workgroup, the tables in Glue and its own results.
 */

import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from '../system/names.ts';
import { type Querier, queryWorkgroup } from '../system/query-workgroups.ts';
import type { TableAccess } from '../system/table-access.ts';
import { catalogPermissions } from './catalog-permissions.ts';
import type { Permission } from './permission.ts';

/** https://docs.aws.amazon.com/athena/latest/ug/fine-grained-access-to-glue-resources.html */
export function queryPermissions(
  settings: StackSettings,
  querier: Querier,
  { reads, registersIn }: TableAccess,
): Permission[] {
  const { arns } = namesOf(settings);
  const catalogArns = [arns.catalog, arns.database];
  return [
    {
      sid: 'RunQueries',
      actions: [
        'athena:StartQueryExecution',
        'athena:GetQueryExecution',
        'athena:StopQueryExecution',
      ],
      resources: [queryWorkgroup(settings, querier).workgroupArn],
    },
    ...resultPermissions(settings, querier),
    {
      // Athena always reads the default database, regardless of the query.
      sid: 'ReadDatabase',
      actions: ['glue:GetDatabase'],
      resources: [...catalogArns, arns.database.replace(/[^/]+$/, 'default')],
    },
    {
      sid: 'ReadTables',
      actions: ['glue:GetTable', 'glue:GetPartition', 'glue:GetPartitions'],
      resources: [...catalogArns, ...reads.map(arns.table)],
    },
    ...addPartitions(settings, registersIn),
    ...catalogPermissions(settings),
  ];
}

function addPartitions(settings: StackSettings, tables: readonly string[]): Permission[] {
  if (tables.length === 0) return [];
  const { arns } = namesOf(settings);
  return [
    {
      sid: 'AddPartitions',
      actions: ['glue:BatchCreatePartition', 'glue:CreatePartition'],
      resources: [arns.catalog, arns.database, ...tables.map(arns.table)],
    },
  ];
}

/** Athena writes a result as a multipart upload; the function reads it as one object. */
function resultPermissions(settings: StackSettings, querier: Querier): Permission[] {
  const { arns } = namesOf(settings);
  return [
    {
      sid: 'KeepResults',
      actions: [
        's3:GetObject',
        's3:PutObject',
        's3:AbortMultipartUpload',
        's3:ListMultipartUploadParts',
      ],
      resources: [`${arns.summariesBucket}/${queryWorkgroup(settings, querier).results}*`],
    },
    {
      sid: 'FollowUploads',
      actions: ['s3:ListBucketMultipartUploads'],
      resources: [arns.summariesBucket],
    },
  ];
}
