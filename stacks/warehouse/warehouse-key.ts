/**
 * The KMS key of our own warehouse, if the settings want keys: for its storage and for the administrator's secret. The
 * key of the archive may be used only through S3.
 * https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-workgroups-and-namespaces-rotate-kms-key.html
 */
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key/index.js';
import { Construct } from 'constructs';
import { administeredByAccount } from '../permissions/key-administration.ts';
import { type PolicyStatement, policyDocument } from '../permissions/policy-document.ts';
import { urlSuffix } from '../permissions/storage-permissions.ts';
import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from '../system/names.ts';

/** Services that use it for the person who creates the warehouse and those who read the secret. */
const users = ['redshift', 'redshift-serverless', 'secretsmanager'];

export class WarehouseKey extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, settings: StackSettings) {
    super(scope, id);
    this.arn = new KmsKey(this, 'key', {
      description: `Warehouse of ${namesOf(settings).prefix}`,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: policyDocument(statements(settings)),
    }).arn;
  }
}

function statements(settings: StackSettings): PolicyStatement[] {
  const { accountId, region } = settings;
  const { partition } = namesOf(settings);
  const account = { AWS: `arn:${partition}:iam::${accountId}:root` };
  const domain = urlSuffix(partition);
  const throughServices = {
    'kms:CallerAccount': accountId,
    'kms:ViaService': users.map((service) => `${service}.${region}.${domain}`),
  };
  return [
    administeredByAccount({ partition, accountId }),
    {
      Sid: 'UsedThroughRedshiftAndItsSecret',
      Effect: 'Allow',
      Principal: account,
      Action: [
        'kms:Decrypt',
        'kms:DescribeKey',
        'kms:GenerateDataKey',
        'kms:GenerateDataKeyWithoutPlaintext',
        'kms:ReEncryptFrom',
        'kms:ReEncryptTo',
      ],
      Resource: '*',
      Condition: { StringEquals: throughServices },
    },
    {
      // The service keeps the right to decrypt its storage while nobody calls it.
      Sid: 'GrantedToTheService',
      Effect: 'Allow',
      Principal: account,
      Action: 'kms:CreateGrant',
      Resource: '*',
      Condition: {
        StringEquals: throughServices,
        Bool: { 'kms:GrantIsForAWSResource': 'true' },
      },
    },
  ];
}
