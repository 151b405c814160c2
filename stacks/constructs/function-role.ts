/**
 * A function's own role: its permissions, its own logs, and the right to report an event that it could
 * not process.
 */
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { RoleNaming } from '../names/role-names.ts';
import { type Permission, statementOf } from '../permissions/permission.ts';
import type { LakeTables } from '../system/table-access.ts';
import { boundedRole } from './bounded-role.ts';
import type { FailedEventsQueue } from './failed-events-queue.ts';
import { LakeFormationGrants } from './lake-formation-grants.ts';
import { networkPermissions } from './network-permissions.ts';

export interface FunctionRoleProps {
  readonly functionName: string;
  readonly functionArn: string;
  readonly isInVpc: boolean;
  readonly roleNaming: RoleNaming;
  /** ARN of the function's log group, without ':*'. */
  readonly logGroupArn: string;
  /** Undefined if it reports no events. */
  readonly failedEvents?: FailedEventsQueue;
  readonly permissions: readonly Permission[];
  /** How it uses tables, if Lake Formation controls access to them. */
  readonly lakeTables?: LakeTables | undefined;
}

export class FunctionRole extends Construct {
  readonly arn: string;
  /** The function must depend on them; otherwise its first run may have no permissions. */
  readonly permitted: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: FunctionRoleProps) {
    super(scope, id);
    const { role, policy } = boundedRole(this, {
      naming: props.roleNaming,
      description: `What ${props.functionName} may do`,
      trust: [trustLambda],
      statements: [...ownPermissions(props), ...props.permissions].map(statementOf),
    });
    this.arn = role.arn;
    const grants = new LakeFormationGrants(this, 'lake', {
      roleArn: role.arn,
      tables: props.lakeTables,
    });
    this.permitted = [policy, ...grants.all];
  }
}

/**
 * A condition on the function's ARN is not possible: Lambda assumes the role without giving that ARN.
 */
const trustLambda = {
  Effect: 'Allow',
  Principal: { Service: 'lambda.amazonaws.com' },
  Action: 'sts:AssumeRole',
} as const;

function ownPermissions(props: FunctionRoleProps): Permission[] {
  const { logGroupArn, failedEvents, functionArn } = props;
  return [
    {
      sid: 'WriteOwnLogs',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [`${logGroupArn}:*`],
    },
    ...(failedEvents === undefined ? [] : [reportTo(failedEvents)]),
    ...(props.isInVpc ? networkPermissions(functionArn) : []),
  ];
}

function reportTo({ arn }: FailedEventsQueue): Permission {
  return { sid: 'ReportFailedEvents', actions: ['sqs:SendMessage'], resources: [arn] };
}
