/**
 * The role of which the snapshot function opens sessions that carry a QuickSight user's identity. It
 * draws the page and nothing else, and no one but that function can assume it.
 */
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy/index.js';
import { Construct } from 'constructs';
import { namesOf } from '../names.ts';
import type { StackSettings } from '../settings.ts';
import { snapshotUserRole } from '../snapshot-names.ts';
import { snapshotJobs } from '../snapshot-permissions.ts';
import { decryptAndEncrypt } from '../storage-permissions.ts';
import { statementOf } from './permission.ts';
import { policyDocument } from './policy-document.ts';

export class SnapshotUserRole extends Construct {
  constructor(scope: Construct, id: string, settings: StackSettings) {
    super(scope, id);
    const { arns } = namesOf(settings);
    const { name } = snapshotUserRole(settings);
    const role = new IamRole(this, 'role', {
      name,
      description: 'Draws the page of executives in the name of a QuickSight user',
      assumeRolePolicy: trustFunction(settings),
    });
    const writePage = {
      sid: 'WritePage',
      actions: ['s3:PutObject'],
      resources: [`${arns.summariesBucket}/snapshots/*`],
    };
    const permissions = [...snapshotJobs(settings), writePage, ...decryptAndEncrypt(settings)];
    new IamRolePolicy(this, 'policy', {
      name: 'permissions',
      role: role.name,
      policy: policyDocument(permissions.map(statementOf)),
    });
  }
}

/**
 * By a condition, not as the principal: IAM refuses a principal that is not there yet, and would keep
 * the id of one that was replaced. An identity is accepted from QuickSight alone.
 * https://docs.aws.amazon.com/quicksight/latest/APIReference/API_GetIdentityContext.html
 */
function trustFunction(settings: StackSettings): string {
  const { partition, functions } = namesOf(settings);
  const account = `arn:${partition}:iam::${settings.accountId}`;
  const statement = {
    Effect: 'Allow',
    Principal: { AWS: `${account}:root` },
  };
  const byFunction = {
    ArnEquals: { 'aws:PrincipalArn': `${account}:role/${functions.dashboardSnapshot}` },
  };
  const fromQuickSight = {
    'ForAllValues:ArnEquals': {
      'sts:RequestContextProviders': [`arn:${partition}:iam::aws:contextProvider/QuickSight`],
    },
  };
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { ...statement, Action: 'sts:AssumeRole', Condition: byFunction },
      { ...statement, Action: 'sts:SetContext', Condition: { ...byFunction, ...fromQuickSight } },
    ],
  });
}
