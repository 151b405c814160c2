/**
 * The permissions to read the bill: the files of the billing periods, their manifests, and the KMS key
 * if the bill has one. Athena reads with its caller's permissions, so they serve the function and its
 * queries.
 */
import { billRegionOf } from '../settings/bill-location.ts';
import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from '../system/names.ts';
import type { Permission } from './permission.ts';
import { urlSuffix } from './storage-permissions.ts';

/**
 * For a function's role. If the owner is given, a bucket of the same name in another account is not
 * read.
 */
export function readBill(settings: StackSettings): Permission[] {
  const { bill } = settings;
  const owner = bill.kind === 'existing' ? bill.accountId : undefined;
  const objects = billObjects(settings);
  if (owner === undefined) return [...objects, ...decryptBill(settings)];
  const isOwners = { StringEquals: { 'aws:ResourceAccount': owner } };
  return [
    ...objects.map((one) => ({ ...one, condition: { ...one.condition, ...isOwners } })),
    ...decryptBill(settings),
  ];
}

/** Whether a role with these permissions reads the bill. */
export function readsBill(permissions: readonly Permission[]): boolean {
  return permissions.some(({ sid }) => sid === 'ReadBill');
}

/** The permissions on the bucket and its objects. */
export function billObjects(settings: StackSettings): Permission[] {
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
      // Matches the end of the key in both cases: '…-Manifest.json' and '…-manifest.json'.
      resources: [`${arns.billBucket}/${keys}anifest.json`],
    })),
    { sid: 'LocateBill', actions: ['s3:GetBucketLocation'], resources: [arns.billBucket] },
  ];
}

/** KMS sees the S3 endpoint of the bucket's region, regardless of the reader's region. */
export function decryptBill(settings: StackSettings): Permission[] {
  const { bill } = settings;
  if (bill.kind !== 'existing' || bill.kmsKeyArn === undefined) return [];
  const service = `s3.${billRegionOf(settings)}.${urlSuffix(namesOf(settings).partition)}`;
  return [
    {
      sid: 'DecryptBill',
      actions: ['kms:Decrypt'],
      resources: [bill.kmsKeyArn],
      condition: { StringEquals: { 'kms:ViaService': service } },
    },
  ];
}
