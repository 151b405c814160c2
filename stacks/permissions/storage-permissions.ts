/** The permissions on objects of the archive bucket and on the bucket's KMS key. */

import type { Table } from '../../src/tables/table.ts';
import { callerExpression, isExpression } from '../names/expressions.ts';
import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from '../system/names.ts';
import type { Permission } from './permission.ts';

export interface ObjectAccess {
  /** Keys, or prefixes that end with an asterisk. */
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

/**
 * The permissions to read and write objects under these keys. No function deletes; the bucket's
 * lifecycle does.
 */
export function objects(settings: StackSettings, { reads, writes }: ObjectAccess): Permission[] {
  const { arns } = namesOf(settings);
  const under = (keys: readonly string[]) => keys.map((key) => `${arns.summariesBucket}/${key}`);
  return [
    { sid: 'ReadObjects', actions: ['s3:GetObject'], resources: under(reads) },
    { sid: 'WriteObjects', actions: ['s3:PutObject'], resources: under(writes) },
    {
      // Without this permission S3 answers 403 and not 404 for a missing object. It has no condition on
      // the prefix: a request for an object has no prefix, so S3 would answer 403 again.
      sid: 'TellAbsentFromDenied',
      actions: ['s3:ListBucket', 's3:GetBucketLocation'],
      resources: [arns.summariesBucket],
    },
  ];
}

/** The keys of all objects of a table. */
export function objectsOf({ prefix }: Table): string {
  return `${prefix}*`;
}

/**
 * With S3's own encryption no permission is needed. The foundation's own key is identified by its
 * alias.
 */
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

/** The same key, only to read. */
export function decryptOnly(settings: StackSettings): Permission[] {
  return decryptAndEncrypt(settings).map((one) => ({ ...one, actions: ['kms:Decrypt'] }));
}

/** The domain of AWS's endpoints, as `kms:ViaService` contains it. */
export function urlSuffix(partition: string): string {
  return isExpression(partition) ? callerExpression.dnsSuffix : 'amazonaws.com';
}
