/** The permissions to read AWS's export of recommendations: its days' folders and nothing else, and its KMS key. */
import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from '../system/names.ts';
import type { Permission } from './permission.ts';
import { urlSuffix } from './storage-permissions.ts';

/** Empty where no export is given. */
export function readRecommendations(settings: StackSettings): Permission[] {
  const given = settings.resourceMetrics?.recommendations;
  if (given === undefined) return [];
  const { partition } = namesOf(settings);
  const bucket = `arn:${partition}:s3:::${given.bucket}`;
  const days = `${given.prefix}/date=*`;
  // A bucket of the same name in another account is not read.
  const isOwners =
    given.accountId === undefined
      ? {}
      : { StringEquals: { 'aws:ResourceAccount': given.accountId } };
  return [
    {
      sid: 'ReadRecommendations',
      actions: ['s3:GetObject'],
      resources: [`${bucket}/${days}`],
      ...(given.accountId === undefined ? {} : { condition: isOwners }),
    },
    {
      sid: 'ListRecommendations',
      actions: ['s3:ListBucket'],
      resources: [bucket],
      condition: { ...isOwners, StringLike: { 's3:prefix': [days] } },
    },
    ...decryptRecommendations(settings, given),
  ];
}

type Given = NonNullable<NonNullable<StackSettings['resourceMetrics']>['recommendations']>;

/** KMS sees the S3 endpoint of the bucket's region. */
function decryptRecommendations(
  settings: StackSettings,
  { kmsKeyArn, region }: Given,
): Permission[] {
  if (kmsKeyArn === undefined) return [];
  const service = `s3.${region ?? settings.region}.${urlSuffix(namesOf(settings).partition)}`;
  return [
    {
      sid: 'DecryptRecommendations',
      actions: ['kms:Decrypt'],
      resources: [kmsKeyArn],
      condition: { StringEquals: { 'kms:ViaService': service } },
    },
  ];
}
