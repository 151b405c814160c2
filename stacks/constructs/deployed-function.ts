/** A Lambda function from its bundle, with its role and its log group. What starts it is the caller's. */
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function/index.js';
import type { Construct } from 'constructs';
import type { RoleNaming } from '../names/role-names.ts';
import type { Permission } from '../permissions/permission.ts';
import type { LakeTables } from '../system/table-access.ts';
import type { FailedEventsQueue } from './failed-events-queue.ts';
import { FunctionCode } from './function-code.ts';
import { FunctionRole } from './function-role.ts';

/** Ids of the existing VPC's resources. */
export interface FunctionVpc {
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
}

export interface DeployedFunctionProps {
  /** The folder of its handler. */
  readonly folder: string;
  /** The function's name in AWS. */
  readonly name: string;
  readonly description: string;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  readonly reservedConcurrency?: number;
  readonly runtime: string;
  readonly architecture: string;
  readonly functionArn: string;
  readonly vpc?: FunctionVpc | undefined;
  readonly logRetentionDays: number;
  readonly logGroupArn: string;
  /** The key that encrypts the log; undefined if CloudWatch's own encryption is used. */
  readonly logKeyArn?: string | undefined;
  /** Where it reports an event that it could not process; undefined if it does not report any. */
  readonly failedEvents?: FailedEventsQueue;
  readonly environment: Readonly<Record<string, string>>;
  readonly roleNaming: RoleNaming;
  readonly permissions: readonly Permission[];
  /** How it uses tables, if Lake Formation controls access to them. */
  readonly lakeTables?: LakeTables | undefined;
  /** Absolute path of the folder of the bundles. */
  readonly dist: string;
}

/** Creates `log-group`, `access`, `code` and `function` in the scope. */
export function deployedFunction(scope: Construct, props: DeployedFunctionProps): LambdaFunction {
  const { name, folder, dist, logKeyArn } = props;
  const logGroup = new CloudwatchLogGroup(scope, 'log-group', {
    name: `/aws/lambda/${name}`,
    retentionInDays: props.logRetentionDays,
    ...(logKeyArn !== undefined && { kmsKeyId: logKeyArn }),
  });
  const role = new FunctionRole(scope, 'access', {
    functionName: name,
    isInVpc: props.vpc !== undefined,
    ...props,
  });
  const code = new FunctionCode(scope, 'code', { folder, dist });
  return new LambdaFunction(scope, 'function', {
    functionName: name,
    description: props.description,
    role: role.arn,
    runtime: props.runtime,
    architectures: [props.architecture],
    handler: 'handler.handler',
    filename: code.path,
    sourceCodeHash: code.hash,
    timeout: props.timeoutSeconds,
    memorySize: props.memoryMegabytes,
    ...limitsOf(props),
    environment: { variables: { ...props.environment } },
    dependsOn: [logGroup, ...role.permitted],
  });
}

function limitsOf({ reservedConcurrency, vpc }: DeployedFunctionProps) {
  return {
    ...(reservedConcurrency !== undefined && { reservedConcurrentExecutions: reservedConcurrency }),
    ...(vpc !== undefined && {
      vpcConfig: {
        subnetIds: [...vpc.subnetIds],
        securityGroupIds: [...vpc.securityGroupIds],
      },
    }),
  };
}
