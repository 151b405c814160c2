/**
 * The bill as AWS delivers it: the export, which is created in us-east-1, and the bucket that only this
 * account's own export may write to. There is one folder per billing period; AWS overwrites it until
 * the period is final.
 */
import { BcmdataexportsExport } from '@cdktf/provider-aws/lib/bcmdataexports-export/index.js';
import { CurReportDefinition } from '@cdktf/provider-aws/lib/cur-report-definition/index.js';
import type { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import { Construct } from 'constructs';
import type { PolicyStatement } from '../permissions/policy-document.ts';
import { billingService } from '../settings/bill-key.ts';
import type { StackSettings } from '../settings/settings.ts';
import { billingRegion, deliveryPrefix, type StackNames } from '../system/names.ts';
import { accessLogsOf } from './access-logs.ts';
import { cur2Query } from './cur2-query.ts';
import { PrivateBucket } from './private-bucket.ts';

export interface BillingExportProps {
  readonly settings: StackSettings;
  readonly names: StackNames;
  /** A provider in us-east-1. */
  readonly billing: AwsProvider;
  /** The KMS key of the delivered bill; undefined if S3's own encryption is used. */
  readonly keyArn: string | undefined;
}

export class BillingExport extends Construct {
  readonly #props: BillingExportProps;

  constructor(scope: Construct, id: string, props: BillingExportProps) {
    super(scope, id);
    this.#props = props;
    const bucket = this.#createBucket();
    if (props.settings.bill.kind === 'export-legacy') this.#createLegacyReport(bucket);
    else this.#createCur2Export(bucket);
  }

  /**
   * Each delivery overwrites the previous one. The old versions of the last month explain any
   * restatement.
   */
  #createBucket(): PrivateBucket {
    const { settings, names, keyArn } = this.#props;
    return new PrivateBucket(this, 'bucket', {
      name: names.billBucket,
      arn: names.arns.billBucket,
      keyArn,
      oldVersionDays: 31,
      accessLogs: accessLogsOf(settings, names.billBucket),
      statements: deliveryStatements(settings, names),
    });
  }

  /**
   * Without BILLING_VIEW_ARN AWS adds it by itself, and then the provider replaces the export on every
   * apply. Split-cost rows are not requested, because pods and tasks would be counted twice.
   */
  #createCur2Export({ policy }: PrivateBucket): void {
    const { settings, names, billing } = this.#props;
    const view = `arn:${names.partition}:billing::${settings.accountId}:billingview/primary`;
    new BcmdataexportsExport(this, 'cur2', {
      provider: billing,
      dependsOn: [policy],
      export: [
        {
          name: names.exportName,
          description: 'CUR 2.0 for finops-digest',
          dataQuery: [
            {
              queryStatement: cur2Query,
              tableConfigurations: {
                COST_AND_USAGE_REPORT: {
                  BILLING_VIEW_ARN: view,
                  TIME_GRANULARITY: 'DAILY',
                  INCLUDE_RESOURCES: 'TRUE',
                  INCLUDE_MANUAL_DISCOUNT_COMPATIBILITY: 'FALSE',
                  INCLUDE_SPLIT_COST_ALLOCATION_DATA: 'FALSE',
                },
              },
            },
          ],
          destinationConfigurations: [{ s3Destination: [this.#cur2Destination()] }],
          refreshCadence: [{ frequency: 'SYNCHRONOUS' }],
        },
      ],
    });
  }

  #cur2Destination() {
    const { settings, names } = this.#props;
    return {
      s3Bucket: names.billBucket,
      s3Prefix: deliveryPrefix,
      s3Region: settings.region,
      s3OutputConfigurations: [
        {
          format: 'PARQUET',
          compression: 'PARQUET',
          outputType: 'CUSTOM',
          // Otherwise all versions would be stored next to each other and read as several bills.
          overwrite: 'OVERWRITE_REPORT',
        },
      ],
    };
  }

  /**
   * The ATHENA artifact makes folders by year and month. It allows only this format and compression.
   */
  #createLegacyReport({ policy }: PrivateBucket): void {
    const { settings, names, billing } = this.#props;
    new CurReportDefinition(this, 'legacy', {
      provider: billing,
      dependsOn: [policy],
      reportName: names.exportName,
      timeUnit: 'DAILY',
      format: 'Parquet',
      compression: 'Parquet',
      additionalSchemaElements: ['RESOURCES'],
      additionalArtifacts: ['ATHENA'],
      refreshClosedReports: true,
      reportVersioning: 'OVERWRITE_REPORT',
      s3Bucket: names.billBucket,
      s3Prefix: deliveryPrefix,
      s3Region: settings.region,
    });
  }
}

/** https://docs.aws.amazon.com/cur/latest/userguide/dataexports-s3-bucket.html */
function deliveryStatements(settings: StackSettings, names: StackNames): PolicyStatement[] {
  const { accountId, bill } = settings;
  const source = (service: string, rest: string) =>
    `arn:${names.partition}:${service}:${billingRegion}:${accountId}:${rest}`;
  const legacy = source('cur', `definition/${names.exportName}`);
  // AWS appends an id to the name of an export, and delivers CUR 2.0 under the ARN of either service.
  const cur2 = source('bcm-data-exports', `export/${names.exportName}-*`);
  const isLegacy = bill.kind === 'export-legacy';
  const grant = {
    Effect: 'Allow',
    Principal: { Service: billingService(settings) },
    Condition: {
      StringEquals: { 'aws:SourceAccount': accountId },
      ArnLike: { 'aws:SourceArn': isLegacy ? [legacy] : [cur2, source('cur', 'definition/*')] },
    },
  } as const;
  const bucketActions = isLegacy
    ? ['s3:GetBucketAcl', 's3:GetBucketPolicy']
    : ['s3:GetBucketPolicy'];
  return [
    { Sid: 'BillingChecks', ...grant, Action: bucketActions, Resource: names.arns.billBucket },
    {
      Sid: 'BillingDelivers',
      ...grant,
      Action: ['s3:PutObject'],
      // Not only the prefix of the delivery: AWS first writes a test object at the root of the bucket.
      Resource: `${names.arns.billBucket}/*`,
    },
  ];
}
