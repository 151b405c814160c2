/**
 * A crawler that adds new columns of the legacy report to the bill's table once a day (the report has
 * one column for each tag). The partitions that it creates are not used, because Athena computes them.
 */
import { GlueCrawler } from '@cdktf/provider-aws/lib/glue-crawler/index.js';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { roleNamingOf } from '../names/role-names.ts';
import { catalogPermissions } from '../permissions/catalog-permissions.ts';
import { statementOf } from '../permissions/permission.ts';
import type { PolicyStatement } from '../permissions/policy-document.ts';
import { decryptOnly } from '../permissions/storage-permissions.ts';
import { isBillUnderKey } from '../settings/bill-key.ts';
import type { StackSettings } from '../settings/settings.ts';
import type { StackNames } from '../system/names.ts';
import { lakeTablesOf } from '../system/table-access.ts';
import { boundedRole } from './bounded-role.ts';
import { LakeFormationGrants } from './lake-formation-grants.ts';

export interface BillCrawlerProps {
  readonly settings: StackSettings;
  readonly names: StackNames;
  /** The bill's table. */
  readonly table: { readonly name: string; readonly resource: ITerraformDependable };
}

export class BillCrawler extends Construct {
  constructor(scope: Construct, id: string, { settings, names, table }: BillCrawlerProps) {
    super(scope, id);
    const { role, policy } = boundedRole(this, {
      naming: roleNamingOf(settings, 'crawler'),
      trust: [trustOfGlue(settings, names)],
      policyName: 'crawl-the-bill',
      statements: [
        ...crawlStatements(settings, names),
        ...decryptDelivered(settings),
        ...catalogPermissions(settings).map(statementOf),
      ],
    });
    const { bill } = names.tables;
    // A crawler uses only Glue, not Athena, so it does not need the default database.
    const access = { reads: [bill], registersIn: [bill] };
    const lakeTables = lakeTablesOf(settings, access);
    const grants = new LakeFormationGrants(this, 'lake', {
      roleArn: role.arn,
      tables: lakeTables && { ...lakeTables, otherDatabases: [] },
      after: [table.resource],
    });
    new GlueCrawler(this, 'crawler', {
      name: names.crawler,
      description: 'Adds new columns of the legacy report to its table',
      role: role.arn,
      databaseName: names.database,
      schedule: 'cron(0 5 * * ? *)',
      catalogTarget: [{ databaseName: names.database, tables: [table.name] }],
      // Glue accepts only this delete behaviour for a table that the crawler did not create.
      schemaChangePolicy: { deleteBehavior: 'LOG', updateBehavior: 'UPDATE_IN_DATABASE' },
      configuration: JSON.stringify({
        Version: 1,
        CrawlerOutput: { Tables: { AddOrUpdateBehavior: 'MergeNewColumns' } },
        Grouping: { TableGroupingPolicy: 'CombineCompatibleSchemas' },
      }),
      dependsOn: [policy, ...grants.all],
    });
  }
}

function trustOfGlue({ accountId }: StackSettings, { arns, crawler }: StackNames) {
  return {
    Effect: 'Allow',
    Principal: { Service: 'glue.amazonaws.com' },
    Action: 'sts:AssumeRole',
    Condition: {
      StringEquals: { 'aws:SourceAccount': accountId },
      ArnLike: { 'aws:SourceArn': arns.crawler(crawler) },
    },
  } as const;
}

function decryptDelivered(settings: StackSettings): PolicyStatement[] {
  return isBillUnderKey(settings) ? decryptOnly(settings).map(statementOf) : [];
}

function crawlStatements(settings: StackSettings, { arns, ...names }: StackNames) {
  const log = `arn:${names.partition}:logs:${settings.region}:${settings.accountId}:log-group:/aws-glue/crawlers`;
  return [
    {
      Sid: 'ReadTheBill',
      Effect: 'Allow',
      Action: ['s3:GetObject'],
      Resource: `${arns.billBucket}/${names.billDataPrefix}*`,
    },
    {
      Sid: 'ListTheBill',
      Effect: 'Allow',
      Action: ['s3:ListBucket'],
      Resource: arns.billBucket,
      Condition: { StringLike: { 's3:prefix': `${names.billDataPrefix}*` } },
    },
    {
      Sid: 'FindTheBucket',
      Effect: 'Allow',
      Action: ['s3:GetBucketLocation'],
      Resource: arns.billBucket,
    },
    {
      Sid: 'KeepTheTable',
      Effect: 'Allow',
      Action: [
        'glue:GetDatabase',
        'glue:GetTable',
        'glue:UpdateTable',
        'glue:GetPartition',
        'glue:GetPartitions',
        'glue:BatchGetPartition',
        'glue:BatchCreatePartition',
        'glue:UpdatePartition',
      ],
      Resource: [arns.catalog, arns.database, arns.table(names.tables.bill)],
    },
    {
      Sid: 'WriteItsLog',
      Effect: 'Allow',
      Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: [log, `${log}:*`],
    },
  ] as const satisfies readonly PolicyStatement[];
}
