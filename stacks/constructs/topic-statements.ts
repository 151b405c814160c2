/**
 * Who may publish to the topic of alarms, and use its key, which is that of the logs too: CloudWatch for
 * its alarms and SES for events of mails, for this account only. No rule of EventBridge publishes.
 */

import type { PolicyStatement } from '../permissions/policy-document.ts';
import { urlSuffix } from '../permissions/storage-permissions.ts';

interface Topic {
  readonly arn: string;
  readonly partition: string;
  readonly accountId: string;
}

interface TopicKey extends Omit<Topic, 'arn'> {
  readonly region: string;
  readonly logGroupArns: readonly string[];
}

/** All that an administrator needs, and nothing that reads a message. */
const administration = [
  'kms:CancelKeyDeletion',
  'kms:DescribeKey',
  'kms:DisableKey',
  'kms:DisableKeyRotation',
  'kms:EnableKey',
  'kms:EnableKeyRotation',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListKeyPolicies',
  'kms:ListResourceTags',
  'kms:PutKeyPolicy',
  'kms:ScheduleKeyDeletion',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateKeyDescription',
];

const publishers = ['cloudwatch', 'ses'] as const;

/** The resource '*' of a key's policy is the key: there is no other way to write it. */
export function topicKeyStatements(key: TopicKey): PolicyStatement[] {
  const { partition, accountId } = key;
  return [
    {
      Sid: 'AdministeredByThisAccount',
      Effect: 'Allow',
      Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
      Action: administration,
      Resource: '*',
    },
    {
      Sid: 'UsedByAlarmsAndMailEvents',
      Effect: 'Allow',
      Principal: { Service: publishers.map((service) => `${service}.amazonaws.com`) },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: '*',
      Condition: { StringEquals: { 'aws:SourceAccount': accountId } },
    },
    ...(key.logGroupArns.length > 0 ? [logStatement(key)] : []),
  ];
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
function logStatement({ partition, region, logGroupArns }: TopicKey): PolicyStatement {
  return {
    Sid: 'UsedByLogs',
    Effect: 'Allow',
    Principal: { Service: `logs.${region}.${urlSuffix(partition)}` },
    Action: [
      'kms:Decrypt',
      'kms:DescribeKey',
      'kms:Encrypt',
      'kms:GenerateDataKey',
      'kms:GenerateDataKeyWithoutPlaintext',
      'kms:ReEncryptFrom',
      'kms:ReEncryptTo',
    ],
    Resource: '*',
    Condition: { ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': logGroupArns } },
  };
}

/** The topic's own policy. */
export function publisherStatements({ arn, accountId }: Topic): PolicyStatement[] {
  const allowed = publishers.map(
    (service): PolicyStatement => ({
      Sid: `Publish${service.charAt(0).toUpperCase()}${service.slice(1)}`,
      Effect: 'Allow',
      Principal: { Service: `${service}.amazonaws.com` },
      Action: 'sns:Publish',
      Resource: arn,
      Condition: { StringEquals: { 'aws:SourceAccount': accountId } },
    }),
  );
  return [
    ...allowed,
    {
      Sid: 'TlsOnly',
      Effect: 'Deny',
      Principal: '*',
      Action: 'sns:Publish',
      Resource: arn,
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ];
}
