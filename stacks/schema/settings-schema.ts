/**
 * What `context.digest` of cdktf.json accepts, value by value, with the defaults. Every message says
 * what is accepted, so that a wrong value can be corrected without reading this file.
 */
import * as z from 'zod';
import { maxOuDepth } from '../../src/domain/budgets/ou-depth.ts';
import {
  defaultRestatementDays,
  maxRestatementDays,
} from '../../src/domain/calendar/open-window.ts';
import { costMetrics, defaultCostMetric } from '../../src/domain/costs/cost-metric.ts';
import {
  defaultMaxShrinkPercent,
  defaultUntaggedResources,
  maxUntaggedResources,
} from '../../src/settings/defaults.ts';
import { backend } from './backend-settings.ts';
import { bill } from './bill-settings.ts';
import { budgetLight } from './budget-light-settings.ts';
import { dashboardUrl } from './dashboard-url-setting.ts';
import { executives } from './executives-settings.ts';
import { grafana } from './grafana-settings.ts';
import { iam } from './iam-settings.ts';
import { mail } from './mail-settings.ts';
import { quicksight } from './quicksight-settings.ts';
import { resourceMetrics } from './resource-metrics-settings.ts';
import { digestSchedule, schedule } from './schedule-settings.ts';
import {
  accountId,
  bucket,
  distinctEmails,
  flag,
  folder,
  group,
  integer,
  integerOrNull,
  keyArn,
  keyChoice,
  logRetention,
  notInOrganization,
  oneOf,
  region,
  text,
} from './setting-values.ts';
import { tags } from './tag-settings.ts';
import { vpc } from './vpc-settings.ts';
import { warehouse } from './warehouse-settings.ts';
import { web } from './web-settings.ts';

const accessLogs = group({
  /** In the system's own region and account, as S3 requires. */
  bucket,
  keyPrefix: folder,
});

const organizationExample =
  'a short prefix of small letters, digits and hyphens, such as acme, not beginning with xn--, sthree- or ' +
  'amzn-s3-demo-, which S3 keeps for itself';

/** One environment. Every group is optional except `bill` and `mail`. */
export const environmentSchema = group({
  /** Part of every name: another value makes a second system. */
  environment: text(
    'a short name of small letters, digits and hyphens, such as prod',
    /^[a-z]([a-z0-9-]{0,10}[a-z0-9])?$/,
  ),
  /** Starts every name. Bucket names are global, so it should identify the company. */
  organization: text(organizationExample, /^[a-z][a-z0-9-]{0,13}[a-z0-9]$/).refine(
    (name) => !notInOrganization.test(name),
    { error: organizationExample },
  ),
  accountId,
  region,
  bill,
  costMetric: oneOf(...costMetrics).default(defaultCostMetric),
  currency: text('an ISO 4217 code such as USD', /^[A-Z]{3}$/).optional(),
  ouDepth: integer(1, maxOuDepth).optional(),
  restatementDays: integer(0, maxRestatementDays).default(defaultRestatementDays),
  untaggedResources: integer(1, maxUntaggedResources).default(defaultUntaggedResources),
  budgetLight,
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
    /** Key of the CSV in the archive bucket, for the source csv. */
    csvKey: folder.default('accounts-csv/accounts.csv'),
    maxShrinkPercent: integer(0, 100).default(defaultMaxShrinkPercent),
  }).prefault({}),
  functions: group({
    /** nodejs24.x needs version 6 of the AWS provider. */
    runtime: z
      .enum(['nodejs22.x', 'nodejs24.x'], { error: 'a Lambda runtime: nodejs22.x or nodejs24.x' })
      .default('nodejs22.x'),
    /** arm64 costs less, but not every region has it. */
    architecture: oneOf('arm64', 'x86_64').default('x86_64'),
    digestMemoryMegabytes: integer(256, 10_240).default(1024),
    otherMemoryMegabytes: integer(256, 10_240).default(512),
    /** Reserved concurrency of the digest and of the directory, each; null reserves nothing. */
    reservedConcurrency: integerOrNull(1, 10).default(1),
    /** The VPC of all functions; by default none. */
    vpc: vpc.optional(),
  }).prefault({}),
  /** Bytes that one query may scan before Athena stops it; Athena's minimum is 10 MB. */
  bytesScannedCutoff: integer(10_000_000, 100_000_000_000_000).default(1_000_000_000_000),
  logRetentionDays: logRetention.default(90),
  /**
   * Days after which earlier versions of archived days expire, and days after which query results
   * expire.
   */
  oldVersionDays: integer(1, 36_500).default(365),
  resultDays: integer(1, 365).default(7),
  /** false: S3's own encryption; true: a KMS key of the system; or the ARN of an existing key. */
  kms: keyChoice.default(false),
  /**
   * Whether Lake Formation controls the catalog: then the roles get its grants in addition to IAM
   * policies.
   */
  lakeFormation: flag.default(false),
  /** The customer managed key of the account's Glue catalog, if it has one. */
  glueCatalogKmsKeyArn: keyArn.optional(),
  quicksight: quicksight.optional(),
  /** Who gets the executives' page every morning, and how; by default nobody. */
  executives: executives.optional(),
  /** How much the costliest resources were used, from CloudWatch; by default nothing is asked. */
  resourceMetrics: resourceMetrics.optional(),
  tags: tags.default({}),
  backend: backend.optional(),
  /** Synthesizes a module for other configurations to call, instead of stacks to apply. */
  module: flag.default(false),
  /** What the account requires of roles. */
  iam,
  /** Where S3 writes the access logs of our buckets; by default nowhere. */
  accessLogs: accessLogs.optional(),
  runbooksUrl: z
    .url({ protocol: /^https$/, error: 'an https address' })
    .regex(/^\S+$/, { error: 'an https address without spaces' })
    .transform((url) => url.replace(/\/$/, '')),
  /** The web dashboard that the mails link to; by default they have no links. */
  dashboardUrl: dashboardUrl.optional(),
  /** API and pages of the dashboard; by default neither exists. */
  web: web.optional(),
  /** The views of the archive in Redshift; by default there is no warehouse. */
  warehouse: warehouse.optional(),
  /** What a Grafana may read, and a workspace of Amazon Managed Grafana; by default nothing. */
  grafana: grafana.optional(),
});
