/**
 * What a function may do through Athena, which reads and writes with its caller's rights: the
 * workgroup, the tables in Glue and the results.
 */
import type { Permission } from './constructs/permission.ts';
import { namesOf } from './names.ts';
import type { StackSettings } from './settings.ts';

export interface TableAccess {
  readonly reads: readonly string[];
  /** Tables that partitions may be added to. */
  readonly registersIn: readonly string[];
}

/** https://docs.aws.amazon.com/athena/latest/ug/fine-grained-access-to-glue-resources.html */
export function queryPermissions(
  settings: StackSettings,
  { reads, registersIn }: TableAccess,
): Permission[] {
  const { arns } = namesOf(settings);
  const place = [arns.catalog, arns.database];
  return [
    {
      sid: 'RunQueries',
      actions: [
        'athena:StartQueryExecution',
        'athena:GetQueryExecution',
        'athena:StopQueryExecution',
      ],
      resources: [arns.workgroup],
    },
    ...resultPermissions(settings),
    {
      // Athena looks at the default database whatever it is asked.
      sid: 'ReadDatabase',
      actions: ['glue:GetDatabase'],
      resources: [...place, arns.database.replace(/[^/]+$/, 'default')],
    },
    {
      sid: 'ReadTables',
      actions: ['glue:GetTable', 'glue:GetPartition', 'glue:GetPartitions'],
      resources: [...place, ...reads.map(arns.table)],
    },
    ...registersIn.map((table) => ({
      sid: 'AddPartitions',
      actions: ['glue:BatchCreatePartition', 'glue:CreatePartition'],
      resources: [...place, arns.table(table)],
    })),
  ];
}

/** Athena writes a result in parts; the function reads it as an object. */
function resultPermissions(settings: StackSettings): Permission[] {
  const { arns, resultsPrefix } = namesOf(settings);
  return [
    {
      sid: 'KeepResults',
      actions: [
        's3:GetObject',
        's3:PutObject',
        's3:AbortMultipartUpload',
        's3:ListMultipartUploadParts',
      ],
      resources: [`${arns.summariesBucket}/${resultsPrefix}*`],
    },
    {
      sid: 'FollowUploads',
      actions: ['s3:ListBucketMultipartUploads'],
      resources: [arns.summariesBucket],
    },
  ];
}
