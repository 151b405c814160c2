/**
 * The permissions of the role with which Redshift Spectrum reads the archive: only the tables that the views read, in
 * Glue and in S3. Everybody who may use the external schema reads with this role, so it must not reach the bill, the
 * recipients or anything else in the bucket.
 * https://docs.aws.amazon.com/redshift/latest/dg/c-spectrum-iam-policies.html
 */
import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from '../system/names.ts';
import { viewedTables, warehouseTableAccess } from '../system/table-access.ts';
import { catalogPermissions } from './catalog-permissions.ts';
import type { Permission } from './permission.ts';
import { decryptOnly, objectsOf } from './storage-permissions.ts';

export function warehousePermissions(settings: StackSettings): Permission[] {
  const { arns } = namesOf(settings);
  const catalogArns = [arns.catalog, arns.database];
  const keys = viewedTables.map(objectsOf);
  return [
    { sid: 'ReadDatabase', actions: ['glue:GetDatabase'], resources: catalogArns },
    {
      sid: 'ReadTables',
      actions: [
        'glue:GetTable',
        'glue:GetTables',
        'glue:GetPartition',
        'glue:GetPartitions',
        'glue:BatchGetPartition',
      ],
      resources: [...catalogArns, ...warehouseTableAccess().reads.map(arns.table)],
    },
    {
      sid: 'ReadObjects',
      actions: ['s3:GetObject'],
      resources: keys.map((key) => `${arns.summariesBucket}/${key}`),
    },
    {
      sid: 'ListObjects',
      actions: ['s3:ListBucket'],
      resources: [arns.summariesBucket],
      condition: { StringLike: { 's3:prefix': keys } },
    },
    { sid: 'LocateBucket', actions: ['s3:GetBucketLocation'], resources: [arns.summariesBucket] },
    ...decryptOnly(settings),
    ...catalogPermissions(settings),
  ];
}
