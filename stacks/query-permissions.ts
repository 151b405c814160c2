/**
 * What a function may do through Athena, which reads and writes with its caller's rights: the
 * workgroup, the tables in Glue, the results, and the bill.
 */
import { catalogPermissions } from './catalog-permissions.ts';
import type { Permission } from './constructs/permission.ts';
import { namesOf } from './names.ts';
import type { StackSettings } from './settings.ts';
import { urlSuffix } from './storage-permissions.ts';
import type { TableAccess } from './table-access.ts';

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
    ...catalogPermissions(settings),
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

/**
 * Reading the billing periods' files and the manifests beside them, and their key where the bill has
 * one of its own.
 */
export function readBill(settings: StackSettings): Permission[] {
  const { arns, billDataPrefix, billManifests } = namesOf(settings);
  const manifests = billManifests === undefined ? [] : [billManifests];
  return [
    {
      sid: 'ReadBill',
      actions: ['s3:GetObject'],
      resources: [`${arns.billBucket}/${billDataPrefix}*`],
    },
    {
      sid: 'ListBill',
      actions: ['s3:ListBucket'],
      resources: [arns.billBucket],
      condition: {
        StringLike: {
          's3:prefix': [billDataPrefix.slice(0, -1), `${billDataPrefix}*`, ...manifests],
        },
      },
    },
    ...manifests.map((keys) => ({
      sid: 'ReadManifests',
      actions: ['s3:GetObject'],
      // A key's end, in either case: '…-Manifest.json'.
      resources: [`${arns.billBucket}/${keys}anifest.json`],
    })),
    { sid: 'LocateBill', actions: ['s3:GetBucketLocation'], resources: [arns.billBucket] },
    ...decryptBill(settings),
  ];
}

function decryptBill(settings: StackSettings): Permission[] {
  const { bill, region } = settings;
  if (bill.kind !== 'existing' || bill.kmsKeyArn === undefined) return [];
  const service = `s3.${region}.${urlSuffix(namesOf(settings).partition)}`;
  return [
    {
      sid: 'DecryptBill',
      actions: ['kms:Decrypt'],
      resources: [bill.kmsKeyArn],
      condition: { StringEquals: { 'kms:ViaService': service } },
    },
  ];
}
