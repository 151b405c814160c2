/**
 * The SNS topic that notifies people. Only alarms and mail events of this account may publish to it. It
 * has a separate customer managed key, because CloudWatch cannot publish under the AWS managed key. The
 * functions' logs use the same key: logs and alarms are for the same people, and neither contains the
 * bill.
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
  /**
   * The ARN, built from the name and not a reference, so that a plan shows the policy that contains it.
   */
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
  /** Resources that publish must depend on it. */
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

  /** AWS mails a link to each address. The address gets no alarms until somebody opens the link. */
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

  /** Only Terraform knows the number of addresses, because the caller gives them as a variable. */
  #subscribeVariable(): void {
    const subscription = new SnsTopicSubscription(this, 'emails', {
      topicArn: this.topic.arn,
      protocol: 'email',
      endpoint: expression('each.value'),
    });
    subscription.addOverride('for_each', expression('toset(var.alarm_emails)'));
  }
}
