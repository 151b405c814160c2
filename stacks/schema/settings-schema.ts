/**
 * What `context.digest` of cdktf.json accepts, value by value, with the defaults. Every message says
 * what is accepted, so that a wrong value can be mended without reading this file.
 */
import * as z from 'zod';
import { costMetrics } from '../../src/domain/costs/cost-metric.ts';
import { backend } from './backend-settings.ts';
import { bill } from './bill-settings.ts';
import { executives } from './executives-settings.ts';
import { iam } from './iam-settings.ts';
import { mail } from './mail-settings.ts';
import { quicksight } from './quicksight-settings.ts';
import { digestSchedule, schedule } from './schedule-settings.ts';
import {
  accountId,
  bucket,
  distinctEmails,
  flag,
  folder,
  group,
  integerOrNull,
  keyArn,
  keyChoice,
  logRetention,
  notInOrganization,
  oneOf,
  region,
  text,
  whole,
} from './setting-values.ts';
import { tags } from './tag-settings.ts';
import { vpc } from './vpc-settings.ts';

const accessLogs = group({
  /** In the system's own region and account, as S3 demands. */
  bucket,
  keyPrefix: folder,
});

const organizationExample =
  'a short prefix of small letters, digits and hyphens, such as acme, not beginning with xn--, sthree- or ' +
  'amzn-s3-demo-, which S3 keeps for itself';

/** One environment. Every group is optional but `bill` and `mail`. */
export const environmentSchema = group({
  /** Part of every name: changing it makes a second system. */
  environment: text(
    'a short name of small letters, digits and hyphens, such as prod',
    /^[a-z]([a-z0-9-]{0,10}[a-z0-9])?$/,
  ),
  /** Starts every name; buckets are named worldwide, so it should say whose they are. */
  organization: text(organizationExample, /^[a-z][a-z0-9-]{0,13}[a-z0-9]$/).refine(
    (name) => !notInOrganization.test(name),
    { error: organizationExample },
  ),
  accountId,
  region,
  bill,
  costMetric: oneOf(...costMetrics).default('unblended'),
  currency: text('an ISO 4217 code such as USD', /^[A-Z]{3}$/).optional(),
  ouDepth: whole(1, 5).optional(),
  restatementDays: whole(0, 400).default(14),
  mail,
  alarmEmails: distinctEmails,
  schedules: group({
    directory: schedule.default('cron(30 6 * * ? *)'),
    digest: digestSchedule.default('cron(0 7 * * ? *)'),
    snapshot: schedule.default('cron(0 8 * * ? *)'),
    audit: schedule.default('cron(0 9 ? * MON *)'),
  }).prefault({}),
  directory: group({
    source: oneOf('organizations', 'csv').default('organizations'),
    /** Key of the CSV in the summaries bucket, for the source csv. */
    csvKey: folder.default('accounts-csv/accounts.csv'),
    maxShrinkPercent: whole(0, 100).default(20),
  }).prefault({}),
  functions: group({
    /** The AWS provider knows nodejs24.x from version 6 on. */
    runtime: z
      .enum(['nodejs22.x', 'nodejs24.x'], { error: 'a Lambda runtime: nodejs22.x or nodejs24.x' })
      .default('nodejs22.x'),
    /** arm64 costs less; not every region has it. */
    architecture: oneOf('arm64', 'x86_64').default('x86_64'),
    digestMemoryMegabytes: whole(256, 10_240).default(1024),
    otherMemoryMegabytes: whole(256, 10_240).default(512),
    /** Runs of the digest, and of the directory, at once; null reserves nothing for either. */
    reservedConcurrency: integerOrNull(1, 10).default(1),
    /** Where every function runs; in no VPC of the account without. */
    vpc: vpc.optional(),
  }).prefault({}),
  /** Bytes one query may scan before Athena stops it; Athena takes no less than 10 MB. */
  bytesScannedCutoff: whole(10_000_000, 100_000_000_000_000).default(1_000_000_000_000),
  logRetentionDays: logRetention.default(90),
  /** Days until an earlier version of an archived day, and until a query's result, expires. */
  oldVersionDays: whole(1, 36_500).default(365),
  resultDays: whole(1, 365).default(7),
  /** false: S3's own encryption; true: a KMS key of the system; or the ARN of one there is. */
  kms: keyChoice.default(false),
  /** Whether Lake Formation guards the catalog: the roles then get its grants beside IAM's. */
  lakeFormation: flag.default(false),
  /** The key that the account's Glue catalog is encrypted with, where it is the customer's own. */
  glueCatalogKmsKeyArn: keyArn.optional(),
  quicksight: quicksight.optional(),
  /** Who gets the page of a sheet each morning, and how; nobody without. */
  executives: executives.optional(),
  tags: tags.default({}),
  backend: backend.optional(),
  /** A module for others' configurations to call, in place of stacks to apply. */
  module: flag.default(false),
  /** What the account asks of roles. */
  iam,
  /** Where S3 writes who read or wrote an object of our buckets; nowhere without. */
  accessLogs: accessLogs.optional(),
  runbooksUrl: z
    .url({ protocol: /^https$/, error: 'an https address' })
    .regex(/^\S+$/, { error: 'an https address without blanks' })
    .transform((url) => url.replace(/\/$/, '')),
});
