/** Where an event goes that a function gave up on, with the reason: encrypted, kept for two weeks. */
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue/index.js';
import { Construct } from 'constructs';

/** SQS keeps no message longer. */
const fourteenDays = 14 * 24 * 3600;

export class FailedEventsQueue extends Construct {
  readonly name: string;
  readonly arn: string;

  constructor(scope: Construct, id: string, { name }: { readonly name: string }) {
    super(scope, id);
    const queue = new SqsQueue(this, 'queue', {
      name,
      messageRetentionSeconds: fourteenDays,
      sqsManagedSseEnabled: true,
    });
    this.name = name;
    this.arn = queue.arn;
  }
}
