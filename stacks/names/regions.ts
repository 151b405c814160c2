/**
 * The regions that a system may be in, by partition, as the AWS SDK lists them, and those of them in
 * which SES cannot send. A test compares the list with the SDK's; a new region is added here when the
 * SDK has it.
 * https://docs.aws.amazon.com/general/latest/gr/ses.html
 */

const regions = {
  aws: [
    'af-south-1',
    'ap-east-1',
    'ap-east-2',
    'ap-northeast-1',
    'ap-northeast-2',
    'ap-northeast-3',
    'ap-south-1',
    'ap-south-2',
    'ap-southeast-1',
    'ap-southeast-2',
    'ap-southeast-3',
    'ap-southeast-4',
    'ap-southeast-5',
    'ap-southeast-6',
    'ap-southeast-7',
    'ca-central-1',
    'ca-west-1',
    'eu-central-1',
    'eu-central-2',
    'eu-north-1',
    'eu-south-1',
    'eu-south-2',
    'eu-west-1',
    'eu-west-2',
    'eu-west-3',
    'il-central-1',
    'me-central-1',
    'me-south-1',
    'me-west-1',
    'mx-central-1',
    'sa-east-1',
    'sa-west-1',
    'us-east-1',
    'us-east-2',
    'us-west-1',
    'us-west-2',
  ],
  'aws-us-gov': ['us-gov-east-1', 'us-gov-west-1'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The regions of the partitions whose ARNs `names.ts` supports and in which SES can send mail. */
export const knownRegions: readonly string[] = Object.values(regions).flat();

/** According to AWS's list of endpoints in November 2026. */
export const regionsWithoutSes: readonly string[] = [
  'ap-east-1',
  'ap-east-2',
  'ap-southeast-4',
  'ap-southeast-6',
  'ap-southeast-7',
  'eu-south-2',
  'mx-central-1',
];
