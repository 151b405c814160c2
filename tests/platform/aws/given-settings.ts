/** Settings of an account that is never reached: enough for a platform, with changes by a test. */
import {
  type AwsSettings,
  readAwsSettings,
} from '../../../src/platform/aws/client/aws-settings.ts';

export function settingsWith(more: Readonly<Record<string, string>> = {}): AwsSettings {
  return readAwsSettings({
    AWS_REGION: 'eu-central-1',
    DIGEST_ACCOUNT_ID: '123456789012',
    DIGEST_BUCKET: 'archive',
    DIGEST_ATHENA_DATABASE: 'finops_db',
    DIGEST_ATHENA_WORKGROUP: 'digest',
    DIGEST_BILL_TABLE: 'cur2_data',
    ...more,
  });
}
