/**
 * Reading the bill: the billing periods' files, the manifests beside them, and their key where the bill
 * has one of its own. Athena reads with its caller's rights, so that one set serves both.
 */
import { billRegionOf } from '../settings/bill-location.ts';
import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from '../system/names.ts';
import type { Permission } from './permission.ts';
import { urlSuffix } from './storage-permissions.ts';

/** Of a function's role. Where the owner is given, a bucket of that name of anybody else is not read. */
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

/** Whether they are those of a role that reads the bill. */
export function readsBill(permissions: readonly Permission[]): boolean {
  return permissions.some(({ sid }) => sid === 'ReadBill');
}

/** What is read in the bucket. */
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
      // A key's end, in either case: '…-Manifest.json'.
      resources: [`${arns.billBucket}/${keys}anifest.json`],
    })),
    { sid: 'LocateBill', actions: ['s3:GetBucketLocation'], resources: [arns.billBucket] },
  ];
}

/** KMS sees S3 of the bucket's region, wherever the reader is. */
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
