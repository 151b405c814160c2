/**
 * One Lambda function with its role, its log group, its retries and, if it has one, its schedule. An
 * event that fails three times or cannot be delivered goes to the queue of failed events; it is never
 * lost silently.
 */
import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule/index.js';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target/index.js';
import type { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function/index.js';
import { LambdaFunctionEventInvokeConfig } from '@cdktf/provider-aws/lib/lambda-function-event-invoke-config/index.js';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission/index.js';
import { Construct } from 'constructs';
import type { SystemFunction } from '../system/system-functions.ts';
import { type DeployedFunctionProps, deployedFunction } from './deployed-function.ts';
import type { FailedEventsQueue } from './failed-events-queue.ts';

export interface ScheduledFunctionProps
  extends SystemFunction,
    Omit<DeployedFunctionProps, keyof SystemFunction | 'failedEvents'> {
  readonly failedEvents: FailedEventsQueue;
}

/** Enough time for one run to end and the next attempt to follow. Later, the next day's run is near. */
const maxEventAge = 6 * 3600;

export class ScheduledFunction extends Construct {
  readonly #props: ScheduledFunctionProps;
  readonly #function: LambdaFunction;

  constructor(scope: Construct, id: string, props: ScheduledFunctionProps) {
    super(scope, id);
    this.#props = props;
    this.#function = deployedFunction(this, props);
    this.#createRetries();
    if (props.schedule !== undefined) this.#createSchedule(props.schedule);
  }

  /** ARN of its execution role. */
  get roleArn(): string {
    return this.#function.role;
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
