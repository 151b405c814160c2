/**
 * The environment variables of each function, built from the settings alone. They have the type of the
 * functions' own schemas: if a function adds, removes or renames a variable, this file does not
 * compile.
 */
import type * as z from 'zod/mini';
import type { auditEnvironment } from '../../functions/partition-audit/audit-environment.ts';
import type { telemetryEnvironment } from '../../src/invocation/observed-handler.ts';
import type { awsEnvironment } from '../../src/platform/aws/client/aws-settings.ts';
import { defaultAthenaSeconds, defaultQuickSightSeconds } from '../../src/settings/defaults.ts';
import type {
  archiveEnvironment,
  digestEnvironment,
} from '../../src/settings/digest-environment.ts';
import type { directoryEnvironment } from '../../src/settings/directory-settings.ts';
import type { metricsEnvironment } from '../../src/settings/metrics-settings.ts';
import { billRegionOf } from '../settings/bill-location.ts';
import type { StackSettings } from '../settings/settings.ts';
import { type DashboardVariable, dashboardVariablesOf } from './dashboard-environment.ts';
import { type PageVariables, pageVariables } from './executive-page-environment.ts';
import { lightVariablesOf } from './light-environment.ts';
import { billSourceOf, dataSetIdOf, namesOf, tagColumnsOf } from './names.ts';
import { type Querier, queryWorkgroup } from './query-workgroups.ts';

/** Lambda sets the region itself and rejects it as a variable. */
type SetByLambda = 'AWS_REGION';
/** The functions' own defaults, which no setting of the stacks changes. */
type LeftAtDefault =
  | 'DIGEST_COMPLETENESS_RATIO'
  | 'DIGEST_SHRINK_LINE_RATIO'
  | 'DIGEST_SHRINK_LINES'
  | 'DIGEST_SHRINK_COST_RATIO'
  | 'DIGEST_SHRINK_ACCOUNT_RATIO'
  | 'DIGEST_ATHENA_USD_PER_TERABYTE';
/** Set only for a legacy report whose settings name columns with tags, and for a web dashboard. */
type OnlyIfGiven = 'DIGEST_BILL_TAG_COLUMNS' | 'DIGEST_API_FUNCTION' | DashboardVariable;

export type VariablesOf<S extends z.ZodMiniType> = Readonly<
  Record<Exclude<keyof z.input<S> & string, SetByLambda | LeftAtDefault | OnlyIfGiven>, string>
>;

export type AwsVariables = VariablesOf<typeof awsEnvironment> &
  VariablesOf<typeof telemetryEnvironment>;
export type ArchiveVariables = VariablesOf<typeof archiveEnvironment>;
export type DigestVariables = VariablesOf<typeof digestEnvironment>;
export type AuditVariables = VariablesOf<typeof auditEnvironment>;
export type MetricsVariables = VariablesOf<typeof metricsEnvironment>;
export type DirectoryVariables = VariablesOf<typeof directoryEnvironment>;

/** The functions by the folder of their handler. */
export interface FunctionEnvironments {
  readonly 'daily-digest': AwsVariables & DigestVariables;
  readonly 'dashboard-snapshot': AwsVariables & PageVariables;
  readonly 'account-directory': AwsVariables & DirectoryVariables;
  readonly 'resource-metrics': AwsVariables & MetricsVariables;
  readonly backfill: AwsVariables & ArchiveVariables;
  readonly 'partition-audit': AwsVariables & ArchiveVariables & AuditVariables;
}

/**
 * Timeout of one Athena statement in seconds: less than the timeout of any function that waits for it.
 */
export const queryTimeout = {
  ofTheBill: String(defaultAthenaSeconds),
  ofTheDirectory: '200',
  ofTheArchive: '60',
  ofAnAnswer: '240',
};

/** The functions read an empty string as "not set". */
export function environmentsOf(settings: StackSettings): FunctionEnvironments {
  const aws = (querier: Querier) => awsVariables(settings, querier);
  const archive = archiveVariables(settings);
  return {
    'daily-digest': {
      ...aws('daily-digest'),
      ...archive,
      ...mailVariables(settings),
      ...dashboardVariablesOf(settings),
      ...(settings.web === undefined
        ? {}
        : { DIGEST_API_FUNCTION: namesOf(settings).functions.api }),
    },
    'dashboard-snapshot': {
      ...aws('dashboard-snapshot'),
      ...pageVariables(settings),
      ...dashboardVariablesOf(settings),
      DIGEST_ATHENA_TIMEOUT_SECONDS: queryTimeout.ofTheArchive,
    },
    'account-directory': {
      ...aws('account-directory'),
      DIGEST_ATHENA_TIMEOUT_SECONDS: queryTimeout.ofTheDirectory,
      DIGEST_DIRECTORY_SOURCE: settings.directory.source,
      DIGEST_ACCOUNTS_CSV_KEY: settings.directory.csvKey,
      DIGEST_DIRECTORY_MAX_SHRINK_PERCENT: String(settings.directory.maxShrinkPercent),
    },
    'resource-metrics': { ...aws('resource-metrics'), ...metricsVariables(settings) },
    backfill: { ...aws('backfill'), ...archive },
    'partition-audit': {
      ...aws('partition-audit'),
      ...archive,
      DIGEST_MAIL_FROM: settings.mail.from,
      DIGEST_AUDIT_MAIL_TO: settings.alarmEmails.join(','),
      DIGEST_AUDIT_METRICS_HEAL_DAYS: String(settings.resourceMetrics?.healDays ?? ''),
    },
  };
}

export function awsVariables(settings: StackSettings, querier: Querier): AwsVariables {
  const names = namesOf(settings);
  return {
    DIGEST_SYSTEM: names.prefix,
    DIGEST_ACCOUNT_ID: settings.accountId,
    DIGEST_BUCKET: names.summariesBucket,
    DIGEST_ATHENA_DATABASE: names.database,
    DIGEST_ATHENA_WORKGROUP: queryWorkgroup(settings, querier).workgroup,
    // The workgroup enforces its own location.
    DIGEST_ATHENA_RESULTS: '',
    DIGEST_ATHENA_TIMEOUT_SECONDS: queryTimeout.ofTheBill,
    DIGEST_BILL_SOURCE: billSourceOf(settings),
    DIGEST_BILL_TABLE: names.tables.bill,
    ...tagColumnVariables(settings),
    DIGEST_BILL_LOCATION: `s3://${names.billBucket}/${names.billDataPrefix}`,
    DIGEST_BILL_REGION: billRegionOf(settings),
    DIGEST_ACCOUNTS_TABLE: names.tables.accounts,
    DIGEST_ARCHIVE_TABLE: names.tables.archive,
    DIGEST_QUICKSIGHT_DATASET_ID: dataSetIdOf(settings) ?? '',
    DIGEST_QUICKSIGHT_TIMEOUT_SECONDS: String(defaultQuickSightSeconds),
    DIGEST_SES_CONFIGURATION_SET: names.configurationSet,
    DIGEST_SES_REGION: settings.mail.region ?? '',
  };
}

function tagColumnVariables(settings: StackSettings) {
  const columns = tagColumnsOf(settings);
  return columns.length === 0 ? {} : { DIGEST_BILL_TAG_COLUMNS: columns.join(',') };
}

export function archiveVariables({
  costMetric,
  currency,
  ouDepth,
}: StackSettings): ArchiveVariables {
  return {
    DIGEST_COST_METRIC: costMetric,
    DIGEST_CURRENCY: currency ?? '',
    DIGEST_OU_DEPTH: ouDepth === undefined ? '' : String(ouDepth),
  };
}

/** Without the setting there is no function. */
function metricsVariables({ resourceMetrics, currency, ouDepth }: StackSettings): MetricsVariables {
  const recommendations = resourceMetrics?.recommendations;
  return {
    DIGEST_METRICS_COST_RATIO: String(resourceMetrics?.costShare ?? ''),
    DIGEST_METRICS_USD_PER_DAY: String(resourceMetrics?.usdPerDay ?? ''),
    DIGEST_METRICS_HEAL_DAYS: String(resourceMetrics?.healDays ?? ''),
    DIGEST_RECOMMENDATIONS_LOCATION:
      recommendations === undefined
        ? ''
        : `s3://${recommendations.bucket}/${recommendations.prefix}/`,
    DIGEST_RECOMMENDATIONS_REGION: recommendations?.region ?? '',
    DIGEST_CURRENCY: currency ?? '',
    DIGEST_OU_DEPTH: ouDepth === undefined ? '' : String(ouDepth),
  };
}

function mailVariables(settings: StackSettings): Omit<DigestVariables, keyof ArchiveVariables> {
  return {
    DIGEST_RESTATEMENT_DAYS: String(settings.restatementDays),
    DIGEST_UNTAGGED_RESOURCES: String(settings.untaggedResources),
    ...lightVariablesOf(settings),
    DIGEST_BUDGETS_KEY: namesOf(settings).budgetsKey,
    DIGEST_RECIPIENTS_KEY: namesOf(settings).recipientsKey,
    DIGEST_MAIL_FROM: settings.mail.from,
    DIGEST_MAIL_TO: settings.mail.to.join(','),
    DIGEST_MAIL_DOMAINS: settings.mail.recipientDomains?.join(',') ?? '',
    DIGEST_MAIL_SENDS_PER_SECOND: String(settings.mail.sendsPerSecond),
    DIGEST_WEEKLY_SUMMARY: String(settings.mail.weeklySummary),
    DIGEST_MONTHLY_CLOSE: String(settings.mail.monthlyClose),
  };
}
