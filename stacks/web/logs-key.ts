/** The key of the API's logs, if the settings want keys: the key of the archive may be used only through S3. */
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key/index.js';
import { Construct } from 'constructs';
import { logKeyStatements } from '../constructs/topic-statements.ts';
import { policyDocument } from '../permissions/policy-document.ts';
import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from '../system/names.ts';

export interface LogsKeyProps {
  readonly settings: StackSettings;
  /** ARNs of the log groups that it may encrypt, without ':*'. */
  readonly logGroupArns: readonly string[];
}

export class LogsKey extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { settings, logGroupArns }: LogsKeyProps) {
    super(scope, id);
    const { accountId, region } = settings;
    const { partition, prefix } = namesOf(settings);
    this.arn = new KmsKey(this, 'key', {
      description: `Logs of the API of ${prefix}`,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: policyDocument(logKeyStatements({ partition, accountId, region, logGroupArns })),
    }).arn;
  }
}
