/**
 * Where an event goes that a function gave up on, or that EventBridge could not deliver to it, with the
 * reason: encrypted, kept for two weeks, filled by this system's functions and schedules only.
 */
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue/index.js';
import { SqsQueuePolicy } from '@cdktf/provider-aws/lib/sqs-queue-policy/index.js';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { policyDocument } from '../permissions/policy-document.ts';

export interface FailedEventsQueueProps {
  readonly name: string;
  /** The ARN that the name will have. */
  readonly arn: string;
  /** ARNs of the rules whose events may end here; a function's role has its own permission. */
  readonly ruleArns: readonly string[];
}

/** SQS keeps no message longer. */
const fourteenDays = 14 * 24 * 3600;

export class FailedEventsQueue extends Construct {
  readonly name: string;
  /** Not a reference: a plan shows the policies that name it. Whoever sends depends on `queue`. */
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
