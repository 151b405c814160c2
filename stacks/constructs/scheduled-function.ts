/**
 * One Lambda function with its role, its log group, its retries and, if it has one, its schedule. An
 * event that fails three times or cannot be delivered goes to the queue of failed events; it is never
 * lost silently.
 */
import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule/index.js';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target/index.js';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function/index.js';
import { LambdaFunctionEventInvokeConfig } from '@cdktf/provider-aws/lib/lambda-function-event-invoke-config/index.js';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission/index.js';
import { Construct } from 'constructs';
import type { RoleNaming } from '../names/role-names.ts';
import type { Permission } from '../permissions/permission.ts';
import type { SystemFunction } from '../system/system-functions.ts';
import type { LakeTables } from '../system/table-access.ts';
import type { FailedEventsQueue } from './failed-events-queue.ts';
import { FunctionCode } from './function-code.ts';
import { FunctionRole } from './function-role.ts';

/** Ids of the existing VPC's resources. */
export interface FunctionVpc {
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
}

export interface ScheduledFunctionProps extends SystemFunction {
  readonly runtime: string;
  readonly architecture: string;
  readonly functionArn: string;
  readonly vpc?: FunctionVpc | undefined;
  readonly logRetentionDays: number;
  readonly logGroupArn: string;
  /** The key that encrypts the log. */
  readonly logKeyArn: string;
  readonly failedEvents: FailedEventsQueue;
  readonly environment: Readonly<Record<string, string>>;
  readonly roleNaming: RoleNaming;
  readonly permissions: readonly Permission[];
  /** How it uses tables, if Lake Formation controls access to them. */
  readonly lakeTables?: LakeTables | undefined;
  /** Absolute path of the folder of the bundles. */
  readonly dist: string;
}

/** Enough time for one run to end and the next attempt to follow. Later, the next day's run is near. */
const maxEventAge = 6 * 3600;

export class ScheduledFunction extends Construct {
  readonly #props: ScheduledFunctionProps;
  readonly #function: LambdaFunction;

  constructor(scope: Construct, id: string, props: ScheduledFunctionProps) {
    super(scope, id);
    this.#props = props;
    this.#function = this.#createFunction();
    this.#createRetries();
    if (props.schedule !== undefined) this.#createSchedule(props.schedule);
  }

  /** ARN of its execution role. */
  get roleArn(): string {
    return this.#function.role;
  }

  #createFunction(): LambdaFunction {
    const { name, folder, dist, environment, reservedConcurrency, vpc } = this.#props;
    const logGroup = new CloudwatchLogGroup(this, 'log-group', {
      name: `/aws/lambda/${name}`,
      retentionInDays: this.#props.logRetentionDays,
      kmsKeyId: this.#props.logKeyArn,
    });
    const role = new FunctionRole(this, 'access', {
      functionName: name,
      isInVpc: vpc !== undefined,
      ...this.#props,
    });
    const code = new FunctionCode(this, 'code', { folder, dist });
    return new LambdaFunction(this, 'function', {
      functionName: name,
      description: this.#props.description,
      role: role.arn,
      runtime: this.#props.runtime,
      architectures: [this.#props.architecture],
      handler: 'handler.handler',
      filename: code.path,
      sourceCodeHash: code.hash,
      timeout: this.#props.timeoutSeconds,
      memorySize: this.#props.memoryMegabytes,
      ...(reservedConcurrency !== undefined && {
        reservedConcurrentExecutions: reservedConcurrency,
      }),
      ...(vpc !== undefined && {
        vpcConfig: {
          subnetIds: [...vpc.subnetIds],
          securityGroupIds: [...vpc.securityGroupIds],
        },
      }),
      environment: { variables: { ...environment } },
      dependsOn: [logGroup, ...role.permitted],
    });
  }

  #createRetries(): void {
    const { failedEvents } = this.#props;
    new LambdaFunctionEventInvokeConfig(this, 'retries', {
      functionName: this.#function.functionName,
      maximumRetryAttempts: 2,
      maximumEventAgeInSeconds: maxEventAge,
      destinationConfig: { onFailure: { destination: failedEvents.arn } },
      dependsOn: [failedEvents.queue],
    });
  }

  /**
   * If Lambda never accepted the event, there is no failed run: EventBridge itself must send the event
   * to the queue.
   */
  #createSchedule(schedule: string): void {
    const { failedEvents } = this.#props;
    const rule = new CloudwatchEventRule(this, 'schedule', {
      name: this.#props.name,
      description: this.#props.description,
      scheduleExpression: schedule,
    });
    const permission = new LambdaPermission(this, 'schedule-permission', {
      statementId: 'InvokedByItsSchedule',
      action: 'lambda:InvokeFunction',
      functionName: this.#function.functionName,
      principal: 'events.amazonaws.com',
      sourceArn: rule.arn,
    });
    new CloudwatchEventTarget(this, 'schedule-target', {
      rule: rule.name,
      targetId: 'function',
      arn: this.#function.arn,
      deadLetterConfig: { arn: failedEvents.arn },
      retryPolicy: { maximumEventAgeInSeconds: maxEventAge, maximumRetryAttempts: 185 },
      dependsOn: [permission, failedEvents.queue],
    });
  }
}
