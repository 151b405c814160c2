/**
 * checkov's findings in our plans that we accept, each with the reason. The scan fails on any other
 * finding, and on an entry here that it no longer finds.
 */

/** The fewest settings, or every protection that is a setting. */
export type ScannedSettings = 'plain' | 'guarded';

export interface AcceptedFinding {
  /** https://www.checkov.io/5.Policy%20Index/terraform.html */
  readonly check: string;
  /** What the check requires. */
  readonly wants: string;
  /** Addresses in Terraform. */
  readonly resources: readonly string[];
  /** Found only with these settings. */
  readonly only?: ScannedSettings;
  /** Why it is accepted, in one sentence. */
  readonly reason: string;
}

const billBucket = 'aws_s3_bucket.export_bucket_E4B7FE22';
const summariesBucket = 'aws_s3_bucket.summaries_bucket_F10F3AE5';
const buckets = [billBucket, summariesBucket];

const functions = [
  'aws_lambda_function.account-directory_function_CA61C5D4',
  'aws_lambda_function.backfill_function_4A7F361A',
  'aws_lambda_function.daily-digest_function_E14A65EE',
  'aws_lambda_function.partition-audit_function_AB170DA5',
];

/** Created if settings name executives, like the guarded ones. */
const snapshotFunction = 'aws_lambda_function.dashboard-snapshot_function_ACC91381';

const logGroups = [
  'aws_cloudwatch_log_group.account-directory_log-group_E85D9394',
  'aws_cloudwatch_log_group.backfill_log-group_6AAEE032',
  'aws_cloudwatch_log_group.daily-digest_log-group_02BC210D',
  'aws_cloudwatch_log_group.partition-audit_log-group_DAFD42A9',
];

const standing: readonly AcceptedFinding[] = [
  {
    check: 'CKV_AWS_124',
    wants: 'SNS notifications of CloudFormation events',
    resources: ['aws_cloudformation_stack.dashboard_stack_7D70EF7F'],
    only: 'guarded',
    reason: 'Terraform waits for the stack and reports failures; nothing else changes it.',
  },
  {
    check: 'CKV_AWS_18',
    wants: 'access logging of buckets',
    resources: buckets,
    only: 'plain',
    reason: 'The log bucket belongs to the account, so logging starts when accessLogs names it.',
  },
  {
    check: 'CKV_AWS_145',
    wants: 'a KMS key for the bill',
    resources: [billBucket],
    only: 'plain',
    reason:
      'The setting bill.kms brings the key. AWS Billing writes here from outside the account: a key ' +
      'it may not use would silently stop the bill, and S3 encrypts the objects without one.',
  },
  {
    check: 'CKV_AWS_145',
    wants: 'a KMS key for the summaries',
    resources: [summariesBucket],
    only: 'plain',
    reason: 'The setting kms brings the key; without it S3 encrypts the objects itself.',
  },
  {
    check: 'CKV_AWS_144',
    wants: 'replication of buckets to another region',
    resources: buckets,
    reason:
      'AWS delivers the bill again and a backfill makes the archive again from it; versions guard ' +
      'against deletion, and a mail may wait until a region works again.',
  },
  {
    check: 'CKV2_AWS_62',
    wants: 'event notifications of buckets',
    resources: buckets,
    reason: 'Nothing would use them: schedules start the functions, and the runs list the objects.',
  },
  {
    check: 'CKV_AWS_338',
    wants: 'a year of logs',
    resources: logGroups,
    only: 'plain',
    reason:
      'The setting logRetentionDays decides; logs serve diagnosis, and the record of each run stays ' +
      'in the archive bucket permanently.',
  },
  {
    check: 'CKV_AWS_116',
    wants: 'a dead-letter queue of each function',
    resources: functions,
    reason:
      'The on-failure destination is that queue, and contains the error as well; both would ' +
      'report each failure twice.',
  },
  {
    check: 'CKV_AWS_117',
    wants: 'functions inside a VPC',
    resources: functions,
    reason:
      'They accept no connections and call only AWS’s endpoints over TLS; a VPC would need endpoints ' +
      'or a NAT gateway that cost money, and would protect no data. The setting functions.vpc is for ' +
      'accounts whose policy requires one.',
  },
  {
    check: 'CKV_AWS_272',
    wants: 'code signing of functions',
    resources: functions,
    reason:
      'Terraform uploads the bundle by its hash from where it was built; a person who can replace the code ' +
      'can replace the signing configuration too.',
  },
  {
    check: 'CKV_AWS_50',
    wants: 'X-Ray tracing of functions',
    resources: functions,
    reason:
      'One run a day logs and counts each of its steps; tracing would add a permission on every ' +
      'resource to each role, because X-Ray has no narrower one.',
  },
  {
    check: 'CKV_AWS_195',
    wants: 'a security configuration of the crawler',
    resources: ['aws_glue_crawler.crawler_7E8F7227'],
    only: 'guarded',
    reason: 'It keeps no data: it adds columns to a table, and its log contains only their names.',
  },
  {
    check: 'CKV_AWS_61',
    wants: 'no role that the whole account may assume',
    resources: ['aws_iam_role.snapshot-user_role_FCE253F6'],
    only: 'guarded',
    reason:
      'A condition names the one allowed function; as principal, IAM would reject a role that does ' +
      'not exist yet, and would keep the id of a replaced one.',
  },
];

/** The reasons for the functions also apply to the executives' page, if there is one. */
export const acceptedFindings: readonly AcceptedFinding[] = [
  ...standing,
  ...standing
    .filter(({ resources }) => resources === functions)
    .map((one) => ({ ...one, resources: [snapshotFunction], only: 'guarded' as const })),
];
