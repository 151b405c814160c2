/**
 * The topic that tells people: encrypted under a key of its own, since CloudWatch cannot publish
 * under AWS's managed one, written to only by this account's alarms and mail events. The
 * functions' logs lie under the same key: both are the operators', and neither is the bill.
 */
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key/index.js';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic/index.js';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy/index.js';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription/index.js';
import { Construct } from 'constructs';
import { expression, isExpression } from '../names/expressions.ts';
import { policyDocument } from '../permissions/policy-document.ts';
import { publisherStatements, topicKeyStatements } from './topic-statements.ts';

export interface AlarmTopicProps {
  readonly name: string;
  /** The ARN that the name will have: a plan shows the policy that names it. */
  readonly arn: string;
  readonly partition: string;
  readonly accountId: string;
  readonly region: string;
  /** ARNs of the log groups that the key may encrypt, without ':*'. */
  readonly logGroupArns: readonly string[];
  readonly emails: readonly string[];
}

export class AlarmTopic extends Construct {
  readonly topic: SnsTopic;
  readonly keyArn: string;
  /** Who publishes depends on it. */
  readonly policy: SnsTopicPolicy;

  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id);
    const key = new KmsKey(this, 'key', {
      description: `Alarms of ${props.name}, and logs`,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: policyDocument(topicKeyStatements(props)),
    });
    this.keyArn = key.arn;
    this.topic = new SnsTopic(this, 'topic', { name: props.name, kmsMasterKeyId: key.arn });
    this.policy = new SnsTopicPolicy(this, 'policy', {
      arn: this.topic.arn,
      policy: policyDocument(publisherStatements(props)),
    });
    this.#subscribe(props.emails);
  }

  /** Each address gets a mail from AWS and hears nothing until its link is followed. */
  #subscribe(emails: readonly string[]): void {
    if (emails.some(isExpression)) {
      this.#subscribeVariable();
      return;
    }
    for (const email of emails) {
      new SnsTopicSubscription(this, `email-${email}`, {
        topicArn: this.topic.arn,
        protocol: 'email',
        endpoint: email,
      });
    }
  }

  /** How many addresses there are is known to Terraform only. */
  #subscribeVariable(): void {
    const subscription = new SnsTopicSubscription(this, 'emails', {
      topicArn: this.topic.arn,
      protocol: 'email',
      endpoint: expression('each.value'),
    });
    subscription.addOverride('for_each', expression('toset(var.alarm_emails)'));
  }
}
