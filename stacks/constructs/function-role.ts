/** A function's own role: what it is permitted, its own logs, and word of an event it gave up on. */
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy/index.js';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { LakeTables } from '../table-access.ts';
import type { FailedEventsQueue } from './failed-events-queue.ts';
import { LakeGrants } from './lake-grants.ts';
import { networkPermissions } from './network-permissions.ts';
import { type Permission, statementOf } from './permission.ts';
import { policyDocument } from './policy-document.ts';

export interface FunctionRoleProps {
  readonly functionName: string;
  readonly functionArn: string;
  readonly isInVpc: boolean;
  /** ARN of the function's log group, without ':*'. */
  readonly logGroupArn: string;
  readonly failedEvents: FailedEventsQueue;
  readonly permissions: readonly Permission[];
  /** What it does with tables that Lake Formation guards. */
  readonly lakeTables?: LakeTables | undefined;
}

export class FunctionRole extends Construct {
  readonly arn: string;
  /** The function depends on them, or its first run finds no permissions. */
  readonly permitted: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: FunctionRoleProps) {
    super(scope, id);
    const role = new IamRole(this, 'role', {
      name: props.functionName,
      description: `What ${props.functionName} may do`,
      assumeRolePolicy: trustLambda(),
    });
    this.arn = role.arn;
    const policy = new IamRolePolicy(this, 'policy', {
      name: 'permissions',
      role: role.name,
      policy: policyDocument([...ownPermissions(props), ...props.permissions].map(statementOf)),
    });
    const { lakeTables } = props;
    const grants =
      lakeTables === undefined
        ? []
        : new LakeGrants(this, 'lake', { roleArn: role.arn, ...lakeTables }).all;
    this.permitted = [policy, ...grants];
  }
}

/** A condition on the function's ARN is not possible: Lambda assumes the role without naming it. */
function trustLambda(): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'lambda.amazonaws.com' },
        Action: 'sts:AssumeRole',
      },
    ],
  });
}

function ownPermissions(props: FunctionRoleProps): Permission[] {
  const { logGroupArn, failedEvents, functionArn } = props;
  return [
    {
      sid: 'WriteOwnLogs',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [`${logGroupArn}:*`],
    },
    {
      sid: 'ReportFailedEvents',
      actions: ['sqs:SendMessage'],
      resources: [failedEvents.arn],
    },
    ...(props.isInVpc ? networkPermissions(functionArn) : []),
  ];
}
