/**
 * Every name and ARN of the system, built from its settings alone: no stack reads another's state, and
 * a name changes only if its setting changes. A change in this file replaces resources.
 */

import { manifestPattern } from '../../src/domain/costs/bill-folders.ts';
import type { BillSource } from '../../src/domain/costs/bill-source.ts';
import { defaultRecipientsKey } from '../../src/settings/defaults.ts';
import { accountsTable } from '../../src/tables/accounts.ts';
import { budgetsTable } from '../../src/tables/budgets.ts';
import { fileKey } from '../../src/tables/object-key.ts';
import { ouBreakdownTable } from '../../src/tables/ou-breakdown.ts';
import { ouForecastTable } from '../../src/tables/ou-forecast.ts';
import { deliveryBucketOf, pagesBucketOf, summariesBucketOf } from '../names/bucket-names.ts';
import { dashboardNames } from '../names/dashboard-names.ts';
import { callerExpression, isExpression } from '../names/expressions.ts';
import { sesRegionOf } from '../names/mail-names.ts';
import { partitionOf } from '../names/partition.ts';
import { systemName } from '../names/system-name.ts';
import type { StackSettings } from '../settings/settings.ts';

/**
 * The folder in the delivery bucket that contains the export's own folder, which AWS names after the
 * export.
 */
export const deliveryPrefix = 'bill';

/** AWS Billing's own region: exports are created there, regardless of the bucket's region. */
export const billingRegion = 'us-east-1';

/** CloudFront's own region. */
export const edgeRegion = 'us-east-1';

export type StackNames = ReturnType<typeof namesOf>;

/** `cur2` unless settings say otherwise. */
export function billSourceOf({ bill }: StackSettings): BillSource {
  if (bill.kind === 'existing') return bill.source;
  return bill.kind === 'export-legacy' ? 'legacy' : 'cur2';
}

/** The columns of the bill with tags and cost categories; other sources have maps. */
export function tagColumnsOf({ bill }: StackSettings): readonly string[] {
  return bill.kind === 'export-cur2' ? [] : bill.tagColumns;
}

/** All names of one environment. Names that a service limits to letters, digits and _ have no '-'. */
export function namesOf(settings: StackSettings) {
  const { accountId, region } = settings;
  const prefix = systemName(settings);
  const partition = partitionOf(region);
  const plain = {
    prefix,
    partition,
    summariesBucket: summariesBucketOf(settings),
    pagesBucket: pagesBucketOf(settings),
    /** Results of queries, with a folder for each querier. */
    resultsPrefix: 'athena-results/',
    /** Rows that backfills stage. */
    stagingPrefix: 'staging/',
    ...billLocationNames(settings, prefix),
    database: databaseOf(prefix),
    tables: {
      bill: 'bill',
      costLines: 'cost_lines',
      archive: ouBreakdownTable.name,
      accounts: accountsTable.name,
      budgets: budgetsTable.name,
      forecast: ouForecastTable.name,
    },
    budgetsKey: fileKey(budgetsTable),
    recipientsKey: defaultRecipientsKey,
    functions: {
      dailyDigest: `${prefix}-daily-digest`,
      accountDirectory: `${prefix}-account-directory`,
      backfill: `${prefix}-backfill`,
      partitionAudit: `${prefix}-partition-audit`,
      resourceMetrics: `${prefix}-resource-metrics`,
      sendExecutivePage: `${prefix}-dashboard-snapshot`,
      api: `${prefix}-api`,
    },
    dashboard: dashboardNames(prefix),
    topic: `${prefix}-alarms`,
    mailTopic: `${prefix}-mail-alarms`,
    failedEvents: `${prefix}-failed-events`,
    configurationSet: settings.mail.configurationSet ?? prefix,
    sesRegion: sesRegionOf(settings),
    kmsAlias: `alias/${prefix}`,
    crawler: `${prefix}-bill`,
  };
  return { ...plain, arns: arnsOf(plain, { accountId, region }) };
}

/**
 * The data set that each digest refreshes: this system's own or an existing one; undefined if there is
 * none.
 */
export function dataSetIdOf(settings: StackSettings): string | undefined {
  const { principalArn, dataSetId } = settings.quicksight ?? {};
  return principalArn === undefined ? dataSetId : namesOf(settings).dashboard.dataSet;
}

interface BillLocation {
  readonly billBucket: string;
  /** Everything that the export writes, manifests included; ends with '/'. */
  readonly billPrefix: string;
  /** The folder that contains the billing periods' folders; ends with '/'. */
  readonly billDataPrefix: string;
  /** IAM pattern of the keys of the export's manifests; undefined if they are not known. */
  readonly billManifests: string | undefined;
  readonly exportName: string;
}

/**
 * https://docs.aws.amazon.com/cur/latest/userguide/dataexports-export-delivery.html
 * The legacy report's path contains its name twice:
 * https://docs.aws.amazon.com/cur/latest/userguide/cur-ate-manual.html
 */
function billLocationNames(settings: StackSettings, prefix: string): BillLocation {
  const { bill } = settings;
  const manifestsBeside = (data: string) => manifestPattern(billSourceOf(settings), data);
  const exportName = `${prefix}-bill`;
  if (bill.kind === 'existing') {
    const folder = `${bill.prefix}/`;
    return {
      billBucket: bill.bucket,
      billPrefix: folder,
      billDataPrefix: folder,
      billManifests: manifestsBeside(folder),
      exportName,
    };
  }
  const billBucket = deliveryBucketOf(settings);
  const billPrefix = `${deliveryPrefix}/${exportName}/`;
  const data = bill.kind === 'export-legacy' ? exportName : 'data';
  const billDataPrefix = `${billPrefix}${data}/`;
  const billManifests = manifestsBeside(billDataPrefix);
  return { billBucket, billPrefix, billDataPrefix, billManifests, exportName };
}

interface Plain {
  readonly partition: string;
  readonly summariesBucket: string;
  readonly pagesBucket: string;
  readonly billBucket: string;
  readonly database: string;
  readonly topic: string;
  readonly mailTopic: string;
  readonly failedEvents: string;
  readonly kmsAlias: string;
  readonly configurationSet: string;
  readonly sesRegion: string;
}

function arnsOf(names: Plain, { accountId, region }: { accountId: string; region: string }) {
  const at = (service: string, rest: string) =>
    `arn:${names.partition}:${service}:${region}:${accountId}:${rest}`;
  const atSes = (rest: string) =>
    `arn:${names.partition}:ses:${names.sesRegion}:${accountId}:${rest}`;
  return {
    summariesBucket: `arn:${names.partition}:s3:::${names.summariesBucket}`,
    billBucket: `arn:${names.partition}:s3:::${names.billBucket}`,
    crawler: (name: string) => at('glue', `crawler/${name}`),
    workgroup: (name: string) => at('athena', `workgroup/${name}`),
    catalog: at('glue', 'catalog'),
    database: at('glue', `database/${names.database}`),
    table: (table: string) => at('glue', `table/${names.database}/${table}`),
    topic: at('sns', names.topic),
    mailTopic: `arn:${names.partition}:sns:${names.sesRegion}:${accountId}:${names.mailTopic}`,
    failedEvents: at('sqs', names.failedEvents),
    kmsAlias: at('kms', names.kmsAlias),
    configurationSet: atSes(`configuration-set/${names.configurationSet}`),
    identity: (identity: string) => atSes(`identity/${identity}`),
    function: (name: string) => at('lambda', `function:${name}`),
    logGroup: (name: string) => at('logs', `log-group:/aws/lambda/${name}`),
    requestLog: (name: string) => at('logs', `log-group:${requestLogOf(name)}`),
    pagesBucket: `arn:${names.partition}:s3:::${names.pagesBucket}`,
    rule: (name: string) => at('events', `rule/${name}`),
    alarm: (name: string) => at('cloudwatch', `alarm:${name}`),
    dataSet: (id: string) => at('quicksight', `dataset/${id}`),
    /** Redshift makes an id for each workgroup. */
    workgroups: at('redshift-serverless', 'workgroup/*'),
    cluster: (identifier: string) => at('redshift', `cluster:${identifier}`),
    clusterDatabase: (identifier: string, database: string) =>
      at('redshift', `dbname:${identifier}/${database}`),
    grafanaWorkspaces: at('grafana', '/workspaces/*'),
    dashboard: (id: string) => at('quicksight', `dashboard/${id}`),
  };
}

/** The database's name has no hyphens. */
function databaseOf(prefix: string): string {
  return isExpression(prefix) ? callerExpression.database : `${prefix}-db`.replaceAll('-', '_');
}

/**
 * The log of the API's requests. AWS allows deliveries to names with this beginning together, so that the account's
 * limited resource policy for logs does not grow.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html
 */
export function requestLogOf(api: string): string {
  return `/aws/vendedlogs/apigateway/${api}`;
}
