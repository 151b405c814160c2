/**
 * The role that the function of the executives' page assumes to act as a QuickSight user. It may only
 * create the page, and only that function can assume it.
 */
import { Construct } from 'constructs';
import { roleArn, roleNamingOf } from '../names/role-names.ts';
import { snapshotJobPermissions } from '../permissions/executive-page-permissions.ts';
import { statementOf } from '../permissions/permission.ts';
import { decryptAndEncrypt } from '../permissions/storage-permissions.ts';
import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from '../system/names.ts';
import { boundedRole, type TrustStatement } from './bounded-role.ts';

export class QuickSightUserRole extends Construct {
  constructor(scope: Construct, id: string, settings: StackSettings) {
    super(scope, id);
    const { arns } = namesOf(settings);
    const writePage = {
      sid: 'WritePage',
      actions: ['s3:PutObject'],
      resources: [`${arns.summariesBucket}/snapshots/*`],
    };
    const permissions = [
      ...snapshotJobPermissions(settings),
      writePage,
      ...decryptAndEncrypt(settings),
    ];
    boundedRole(this, {
      naming: roleNamingOf(settings, 'snapshot-user'),
      description: 'Draws the page of executives in the name of a QuickSight user',
      trust: trustFunction(settings),
      statements: permissions.map(statementOf),
    });
  }
}

/**
 * The function's role is a condition and not the principal: IAM rejects a principal that does not exist
 * yet, and would keep the id of a role that was replaced. Only identities from QuickSight are accepted.
 * https://docs.aws.amazon.com/quicksight/latest/APIReference/API_GetIdentityContext.html
 */
function trustFunction(settings: StackSettings): TrustStatement[] {
  const { partition } = namesOf(settings);
  const statement = {
    Effect: 'Allow',
    Principal: { AWS: `arn:${partition}:iam::${settings.accountId}:root` },
  } as const;
  const byFunction = {
    ArnEquals: { 'aws:PrincipalArn': roleArn(settings, 'dashboard-snapshot') },
  };
  const fromQuickSight = {
    'ForAllValues:ArnEquals': {
      'sts:RequestContextProviders': [`arn:${partition}:iam::aws:contextProvider/QuickSight`],
    },
  };
  return [
    { ...statement, Action: 'sts:AssumeRole', Condition: byFunction },
    { ...statement, Action: 'sts:SetContext', Condition: { ...byFunction, ...fromQuickSight } },
  ];
}
