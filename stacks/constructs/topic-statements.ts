/**
 * Who may publish to the alarm topic and use its key, which the logs use as well: CloudWatch for alarms
 * and SES for mail events, only of this account. EventBridge rules do not publish.
 */

import { administeredByAccount } from '../permissions/key-administration.ts';
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

const publishers = ['cloudwatch', 'ses'] as const;

/** In a key policy, the resource '*' means this key; it cannot be written in another way. */
export function topicKeyStatements(key: TopicKey): PolicyStatement[] {
  const { accountId } = key;
  return [
    administeredByAccount(key),
    {
      Sid: 'UsedByAlarmsAndMailEvents',
      Effect: 'Allow',
      Principal: { Service: publishers.map((service) => `${service}.amazonaws.com`) },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: '*',
      Condition: { StringEquals: { 'aws:SourceAccount': accountId } },
    },
    ...(key.logGroupArns.length > 0 ? [usedByLogs(key)] : []),
  ];
}

/** The key of logs alone. */
export function logKeyStatements(key: TopicKey): PolicyStatement[] {
  return [administeredByAccount(key), usedByLogs(key)];
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
function usedByLogs({ partition, region, logGroupArns }: TopicKey): PolicyStatement {
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

/** Statements of the topic policy. */
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
