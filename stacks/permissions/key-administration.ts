/** Who administers a KMS key of ours: this account, by its own policies. No action here reads data. */
import type { PolicyStatement } from './policy-document.ts';

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

/** In a key policy, the resource '*' means this key; it cannot be written in another way. */
export function administeredByAccount(account: {
  readonly partition: string;
  readonly accountId: string;
}): PolicyStatement {
  return {
    Sid: 'AdministeredByThisAccount',
    Effect: 'Allow',
    Principal: { AWS: `arn:${account.partition}:iam::${account.accountId}:root` },
    Action: administration,
    Resource: '*',
  };
}
