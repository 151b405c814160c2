/**
 * The queue of failed events: a function sends an event here after its last attempt failed, and
 * EventBridge an event that it could not deliver, both with the reason. The queue is encrypted, stores
 * messages for two weeks, and accepts them only from this system's functions and schedules.
 */
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue/index.js';
import { SqsQueuePolicy } from '@cdktf/provider-aws/lib/sqs-queue-policy/index.js';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { policyDocument } from '../permissions/policy-document.ts';

export interface FailedEventsQueueProps {
  readonly name: string;
  /** The ARN, built from the name. */
  readonly arn: string;
  /** ARNs of the rules that may send events; a function's role has its own permission. */
  readonly ruleArns: readonly string[];
}

/** The maximum retention time of SQS. */
const fourteenDays = 14 * 24 * 3600;

export class FailedEventsQueue extends Construct {
  readonly name: string;
  /**
   * Not a reference, so that a plan shows the policies that contain it. Resources that send messages
   * must depend on `queue`.
   */
  readonly arn: string;
  readonly queue: ITerraformDependable;

  constructor(scope: Construct, id: string, props: FailedEventsQueueProps) {
    super(scope, id);
    const queue = new SqsQueue(this, 'queue', {
      name: props.name,
      messageRetentionSeconds: fourteenDays,
      sqsManagedSseEnabled: true,
    });
    new SqsQueuePolicy(this, 'policy', { queueUrl: queue.url, policy: queuePolicy(props) });
    this.name = props.name;
    this.arn = props.arn;
    this.queue = queue;
  }
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html */
function queuePolicy({ arn, ruleArns }: FailedEventsQueueProps): string {
  return policyDocument([
    {
      Sid: 'TakeUndeliveredEvents',
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: arn,
      Condition: { ArnEquals: { 'aws:SourceArn': ruleArns } },
    },
    {
      Sid: 'TlsOnly',
      Effect: 'Deny',
      Principal: '*',
      Action: ['sqs:ReceiveMessage', 'sqs:SendMessage'],
      Resource: arn,
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ]);
}
