/** What a function may do with objects of the summaries bucket, and with the key they lie under. */

import { callerExpression, isExpression } from '../names/expressions.ts';
import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from '../system/names.ts';
import type { Permission } from './permission.ts';

export interface ObjectAccess {
  /** Keys, or prefixes ending in an asterisk. */
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

/** Reading and writing under these keys. Nobody deletes: the bucket's lifecycle does. */
export function objects(settings: StackSettings, { reads, writes }: ObjectAccess): Permission[] {
  const { arns } = namesOf(settings);
  const under = (keys: readonly string[]) => keys.map((key) => `${arns.summariesBucket}/${key}`);
  return [
    { sid: 'ReadObjects', actions: ['s3:GetObject'], resources: under(reads) },
    { sid: 'WriteObjects', actions: ['s3:PutObject'], resources: under(writes) },
    {
      // Without it S3 answers 403, not 404, where nothing is stored. A condition on the prefix
      // would bring the 403 back: a look at an object carries none.
      sid: 'TellAbsentFromDenied',
      actions: ['s3:ListBucket', 's3:GetBucketLocation'],
      resources: [arns.summariesBucket],
    },
  ];
}

/** Under S3's own encryption nothing is needed. A key the foundation made is known by its alias. */
export function decryptAndEncrypt(settings: StackSettings): Permission[] {
  const { kms, accountId, region } = settings;
  if (kms === false) return [];
  const { partition, kmsAlias } = namesOf(settings);
  const throughS3 = { StringEquals: { 'kms:ViaService': `s3.${region}.${urlSuffix(partition)}` } };
  const actions = ['kms:Decrypt', 'kms:GenerateDataKey'];
  if (typeof kms === 'string') {
    return [{ sid: 'UseKey', actions, resources: [kms], condition: throughS3 }];
  }
  return [
    {
      sid: 'UseKey',
      actions,
      resources: [`arn:${partition}:kms:${region}:${accountId}:key/*`],
      condition: {
        ...throughS3,
        'ForAnyValue:StringEquals': { 'kms:ResourceAliases': kmsAlias },
      },
    },
  ];
}

/** The same key, to read with only. */
export function decryptOnly(settings: StackSettings): Permission[] {
  return decryptAndEncrypt(settings).map((one) => ({ ...one, actions: ['kms:Decrypt'] }));
}

/** The domain of AWS's endpoints, as `kms:ViaService` spells it. */
export function urlSuffix(partition: string): string {
  return isExpression(partition) ? callerExpression.dnsSuffix : 'amazonaws.com';
}
