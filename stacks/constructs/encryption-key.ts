/**
 * The system's own KMS key: rotated yearly, and kept when Terraform would destroy it. It can be used
 * only through S3, by roles of this account whose policies allow it, and by AWS Billing if the bill is
 * encrypted with it.
 */
import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias/index.js';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key/index.js';
import { Construct } from 'constructs';
import { type PolicyStatement, policyDocument } from '../permissions/policy-document.ts';
import { urlSuffix } from '../permissions/storage-permissions.ts';
import { billingService, isBillUnderKey } from '../settings/bill-key.ts';
import type { StackSettings } from '../settings/settings.ts';
import type { StackNames } from '../system/names.ts';

export interface EncryptionKeyProps {
  readonly settings: StackSettings;
  readonly names: StackNames;
}

/** All actions that an administrator needs, and no action that reads data. */
const administrationActions = [
  'kms:CancelKeyDeletion',
  'kms:CreateAlias',
  'kms:DeleteAlias',
  'kms:DescribeKey',
  'kms:DisableKey',
  'kms:DisableKeyRotation',
  'kms:EnableKey',
  'kms:EnableKeyRotation',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListGrants',
  'kms:ListKeyPolicies',
  'kms:ListResourceTags',
  'kms:PutKeyPolicy',
  'kms:RevokeGrant',
  'kms:ScheduleKeyDeletion',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateAlias',
  'kms:UpdateKeyDescription',
];

export class EncryptionKey extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { settings, names }: EncryptionKeyProps) {
    super(scope, id);
    const key = new KmsKey(this, 'key', {
      description: `Data of ${names.prefix}`,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: policyDocument(keyStatements(settings, names)),
      lifecycle: { preventDestroy: true },
    });
    new KmsAlias(this, 'alias', { name: names.kmsAlias, targetKeyId: key.id });
    this.arn = key.arn;
  }
}

/** In a key policy, the resource '*' means this key; it cannot be written in another way. */
function keyStatements(settings: StackSettings, names: StackNames): PolicyStatement[] {
  const { accountId, region } = settings;
  const account = { AWS: `arn:${names.partition}:iam::${accountId}:root` };
  const domain = urlSuffix(names.partition);
  return [
    {
      Sid: 'AdministeredByThisAccount',
      Effect: 'Allow',
      Principal: account,
      Action: administrationActions,
      Resource: '*',
    },
    {
      Sid: 'UsedByRolesThroughS3',
      Effect: 'Allow',
      Principal: account,
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: '*',
      Condition: {
        StringEquals: {
          'kms:CallerAccount': accountId,
          'kms:ViaService': `s3.${region}.${domain}`,
        },
      },
    },
    ...billingStatements(settings),
  ];
}

/**
 * What S3 needs from the key when a service writes under it, with the conditions that AWS recommends
 * for services of this kind:
 * https://docs.aws.amazon.com/config/latest/developerguide/s3-kms-key-policy.html
 */
function billingStatements(settings: StackSettings): PolicyStatement[] {
  if (!isBillUnderKey(settings)) return [];
  return [
    {
      Sid: 'UsedByBillingToDeliver',
      Effect: 'Allow',
      Principal: { Service: billingService(settings) },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: '*',
      Condition: { StringEquals: { 'aws:SourceAccount': settings.accountId } },
    },
  ];
}
