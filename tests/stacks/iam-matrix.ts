/**
 * The calls that each role must be allowed, those of its function, and the calls that it must be
 * denied.
 */
import { account } from './digest-fixture.ts';
import {
  bill,
  billData,
  billManifests,
  type Call,
  call,
  calls,
  identity,
  queries,
  readsBill,
  resultOf,
  summaries,
  table,
  workgroup,
} from './iam-calls.ts';

export const roleOf = (name: string) => `acme-finops-prod-${name}`;
const object = (key: string) => `${summaries}/${key}`;
const day = object('ou-breakdowns/year=2026/month=11/day=20/ou-breakdown.snappy.parquet');
const allocation = object(
  'cost-allocations/year=2026/month=11/day=20/cost-allocation.snappy.parquet',
);
const forecast = object('ou-forecasts/report_date=2026-11-20/ou-forecast.snappy.parquet');
const coverage = object('tag-coverage/usage_date=2026-11-20/tag-coverage.snappy.parquet');
const restated = object('restated-days/report_date=2026-11-20/restated-days.snappy.parquet');
const commitments = object('commitments/usage_date=2026-11-20/commitments.snappy.parquet');
const untagged = object('untagged-resources/week_end=2026-11-15/untagged-resources.snappy.parquet');
export const costsOfResources = object(
  'resource-costs/usage_date=2026-11-20/resource-costs.snappy.parquet',
);
export const metricsOfResources = object(
  'resource-metrics/usage_date=2026-11-20/resource-metrics.snappy.parquet',
);
const recommendations = object(
  'cost-recommendations/export_date=2026-11-20/cost-recommendations.snappy.parquet',
);
const state = object('archive-state/2026-11.json');
const lookups = ['rules', 'teams', 'aliases', 'services', 'owners'];
const workingRules = ['rules.yaml', ...lookups.slice(1).map((name) => `${name}.csv`)].map((name) =>
  object(`allocation/${name}`),
);
const publishedRules = [
  object('allocation/current.json'),
  object('allocation/sets/0f2c/rules.yaml'),
  ...lookups.map((name) => object(`allocation/lookups/${name}/set_hash=0f2c/${name}.parquet`)),
];
const reads = (places: readonly string[]) => places.map((one) => call('s3:GetObject', one));
const writes = (places: readonly string[]) => places.map((one) => call('s3:PutObject', one));
const receipt = (audience: string) => object(`receipts/2026-11-20/${audience}.json`);
/** Receipts of the organization's and of an owner's mails, daily and for periods. */
const ofDigest = ['finops', 'shop-0123456789'].flatMap((name) =>
  ['', '-week', '-month'].map((ending) => `${name}${ending}`),
);
const noReceipts = [...ofDigest, 'executives', 'audit-from-20261006'].flatMap((one) =>
  calls(['s3:GetObject', 's3:PutObject'], receipt(one)),
);
const record = object('runs/2026-11-20/run.json');
const stagedFile = '1-0f2c/year=2026/month=11/day=3/file';
const stagedByBackfill = object(`staging/backfill/run-1/2026-11/${stagedFile}`);
const stagedByRun = object(`staging/breakdowns/run-1/${stagedFile}`);
const linesOfBackfill = object(`staging/lines/staged_by=backfill/run=run-1/file`);
const linesOfRun = object(`staging/lines/staged_by=breakdowns/run=run-1/file`);
const stages = (place: string) =>
  calls(['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload'], place);
const backfillFunction = `arn:aws:lambda:eu-west-1:${account}:function:acme-finops-prod-backfill`;
export const digestFunction = backfillFunction.replace(/backfill$/, 'daily-digest');
const metricsFunction = backfillFunction.replace(/backfill$/, 'resource-metrics');
const ingestion = `arn:aws:quicksight:eu-west-1:${account}:dataset/finops-ou-breakdown/ingestion/run-1`;
const from = { 'ses:FromAddress': 'finops@example.com' };
const mailActions = ['ses:SendEmail', 'ses:SendRawEmail'];
const configurationSet = `arn:aws:ses:eu-west-1:${account}:configuration-set/acme-finops-prod`;
const addsPartitions = ['glue:BatchCreatePartition', 'glue:CreatePartition'];
const refreshes = calls(['quicksight:CreateIngestion', 'quicksight:DescribeIngestion'], ingestion);
const snapshotJob = `arn:aws:quicksight:eu-west-1:${account}:dashboard/costs/snapshot-job/job-1`;
const quicksightUser = `arn:aws:quicksight:eu-west-1:${account}:user/default/chief`;
const snapshotUser = `arn:aws:iam::${account}:role/acme-finops-prod-snapshot-user`;
const root = 'arn:aws:organizations::999988887777:root/o-abcdefghij/r-ab12';
const unit = 'arn:aws:organizations::999988887777:ou/o-abcdefghij/ou-ab12-abcdefgh';
export const inAccount = { 'aws:PrincipalAccount': account };
const queue = `arn:aws:sqs:eu-west-1:${account}:acme-finops-prod-failed-events`;

export const own = (name: string) => [
  ...calls(
    ['logs:CreateLogStream', 'logs:PutLogEvents'],
    `arn:aws:logs:eu-west-1:${account}:log-group:/aws/lambda/${roleOf(name)}:log-stream:one`,
  ),
  call('sqs:SendMessage', queue),
];

const archives = (querier: string) => [
  ...queries(querier, [
    'bill',
    'line_sums',
    'accounts',
    'ou_breakdown',
    'cost_allocation',
    ...lookups.map((name) => `allocation_${name}`),
  ]),
  ...reads([...workingRules, ...publishedRules]),
  ...readsBill,
  call('s3:GetObject', day),
  call('s3:GetObject', allocation),
  call('s3:GetObject', state),
  call('s3:GetObject', object('accounts/snapshot_date=2026-11-20/accounts.snappy.parquet')),
  call('s3:PutObject', record),
];

export const allowed: Readonly<Record<string, readonly Call[]>> = {
  'daily-digest': [
    ...archives('daily-digest'),
    ...writes([day, allocation, state, ...publishedRules]),
    ...stages(stagedByRun),
    ...stages(linesOfRun),
    ...ofDigest.flatMap((one) => calls(['s3:GetObject', 's3:PutObject'], receipt(one))),
    ...calls(['s3:GetObject', 's3:PutObject'], forecast),
    ...calls(['s3:GetObject', 's3:PutObject'], coverage),
    ...calls(['s3:GetObject', 's3:PutObject'], commitments),
    ...calls(['s3:GetObject', 's3:PutObject'], restated),
    ...calls(['s3:GetObject', 's3:PutObject'], untagged),
    ...reads([costsOfResources, metricsOfResources, recommendations]),
    call('s3:GetObject', object('budgets/budgets.csv')),
    call('s3:GetObject', object('business-figures/business-figures.csv')),
    call('s3:GetObject', object('recipients/recipients.csv')),
    call('s3:PutObject', object('digests/2026-11-20/digest.csv')),
    ...calls(['s3:GetObject', 's3:PutObject'], object('statements/2026-10/retail.csv')),
    ...calls(
      ['s3:GetObject', 's3:PutObject'],
      object('team-units/report_date=2026-11-20/team-units.snappy.parquet'),
    ),
    ...calls(addsPartitions, table('ou_breakdown')),
    ...calls(addsPartitions, table('cost_allocation')),
    ...calls(mailActions, identity('example.com'), from),
    ...calls(mailActions, configurationSet, from),
    call('lambda:InvokeFunction', digestFunction),
    ...refreshes,
  ],
  'dashboard-snapshot': [
    ...queries('dashboard-snapshot', ['ou_breakdown']),
    call('s3:GetObject', day),
    call('s3:GetObject', forecast),
    call('s3:GetObject', object('budgets/budgets.csv')),
    ...calls(['s3:GetObject', 's3:PutObject'], receipt('executives')),
    call('s3:GetObject', receipt('finops')),
    ...calls(['s3:GetObject', 's3:PutObject'], object('snapshots/2026-11-20/aws-costs.pdf')),
    call('s3:PutObject', record),
    ...calls(mailActions, identity('example.com'), from),
    call('quicksight:DescribeIngestion', ingestion),
    call('quicksight:GetIdentityContext', quicksightUser),
    ...calls(['sts:AssumeRole', 'sts:SetContext'], snapshotUser),
  ],
  'snapshot-user': [
    ...calls(
      ['Start', 'Describe'].map((verb) => `quicksight:${verb}DashboardSnapshotJob`),
      snapshotJob,
    ),
    call('quicksight:DescribeDashboardSnapshotJobResult', snapshotJob),
    call('s3:PutObject', object('snapshots/2026-11-20/quicksight/page.pdf')),
  ],
  'account-directory': [
    ...queries('account-directory', ['accounts']),
    ...calls(
      ['s3:GetObject', 's3:PutObject'],
      object('accounts/snapshot_date=2026-11-20/a.parquet'),
    ),
    call('s3:PutObject', record),
    ...calls(addsPartitions, table('accounts')),
    ...calls(['organizations:ListRoots', 'organizations:ListAccounts'], '*', inAccount),
    ...[root, unit].flatMap((parent) =>
      calls(
        ['organizations:ListAccountsForParent', 'organizations:ListOrganizationalUnitsForParent'],
        parent,
      ),
    ),
  ],
  'resource-metrics': [
    ...queries('resource-metrics', [
      'bill',
      'line_sums',
      'accounts',
      ...lookups.map((name) => `allocation_${name}`),
    ]),
    ...readsBill,
    ...reads([day, state, ...publishedRules]),
    call('s3:GetObject', object('accounts/snapshot_date=2026-11-20/accounts.snappy.parquet')),
    ...[costsOfResources, metricsOfResources, recommendations].flatMap((one) =>
      calls(['s3:GetObject', 's3:PutObject'], one),
    ),
    ...stages(stagedByRun),
    ...stages(linesOfRun),
    call('s3:PutObject', record),
    call('lambda:InvokeFunction', metricsFunction),
    call('cloudwatch:GetMetricData', '*', inAccount),
  ],
  backfill: [
    ...archives('backfill'),
    ...writes([day, allocation, state, ...publishedRules]),
    ...calls(['s3:GetObject', 's3:PutObject'], coverage),
    ...calls(['s3:GetObject', 's3:PutObject'], commitments),
    ...calls([...addsPartitions, 'glue:UpdatePartition'], table('ou_breakdown')),
    ...stages(stagedByBackfill),
    ...stages(linesOfBackfill),
    call('lambda:InvokeFunction', backfillFunction),
    ...refreshes,
  ],
  'partition-audit': [
    ...archives('partition-audit'),
    ...stages(stagedByRun),
    ...stages(linesOfRun),
    ...calls(['s3:GetObject', 's3:PutObject'], receipt('audit-from-20261006')),
    ...reads([costsOfResources, metricsOfResources]),
    ...calls(mailActions, identity('example.com'), from),
    ...calls(mailActions, configurationSet, from),
  ],
};

export const queriers = ['daily-digest', 'dashboard-snapshot', 'account-directory'].concat(
  ...['backfill', 'partition-audit', 'resource-metrics', 'quicksight', 'api'],
);

/**
 * Calls in another querier's workgroup: to start a query, to see its queries, to read or replace its
 * results.
 */
export function askedInAnothers(querier: string, place = workgroup(querier)): readonly Call[] {
  const asks = ['StartQueryExecution', 'GetQueryExecution', 'GetQueryResults'];
  return [
    ...calls(
      asks.map((one) => `athena:${one}`),
      place,
    ),
    ...calls(['s3:GetObject', 's3:PutObject'], resultOf(querier)),
  ];
}

export const deniedToAll: readonly Call[] = [
  ...calls(['s3:DeleteObject', 's3:DeleteObjectVersion', 's3:PutObjectAcl'], day),
  call('s3:PutObject', object('budgets/budgets.csv')),
  call('s3:PutObject', object('recipients/recipients.csv')),
  ...writes(workingRules),
  call('s3:PutObject', object('elsewhere/a.json')),
  call('s3:GetObject', object('elsewhere/a.json')),
  call('s3:PutObject', `${bill}/${billData}/BILLING_PERIOD=2026-11/bill.parquet`),
  call('s3:GetObject', 'arn:aws:s3:::another-bucket/a.json'),
  call('s3:ListBucket', bill, { 's3:prefix': 'other-exports/' }),
  call('s3:ListBucket', bill, { 's3:prefix': 'bill/acme-finops-prod-bill/' }),
  call('s3:GetObject', `${bill}/${billManifests}/BILLING_PERIOD=2026-11/create-table.sql`),
  call('s3:PutObject', `${bill}/${billManifests}/BILLING_PERIOD=2026-11/bill-Manifest.json`),
  call('s3:DeleteObject', state),
  ...calls(['s3:PutBucketPolicy', 's3:DeleteBucket', 's3:PutLifecycleConfiguration'], summaries),
  call('athena:StartQueryExecution', workgroup().replace(/[^/]+$/, 'primary')),
  ...askedInAnothers('people', workgroup()),
  ...['', ...queriers].map((one) => call('athena:UpdateWorkGroup', workgroup(one))),
  ...calls(
    ['glue:DeleteTable', 'glue:UpdateTable', 'glue:DeletePartition', 'glue:BatchDeletePartition'],
    table('ou_breakdown'),
  ),
  call('glue:GetTable', table('salaries')),
  call('glue:BatchCreatePartition', table('bill')),
  ...calls(mailActions, identity('another.example'), from),
  ...calls(mailActions, identity('example.com'), { 'ses:FromAddress': 'chief@example.com' }),
  call('ses:DeleteEmailIdentity', identity('example.com')),
  call('quicksight:CreateIngestion', ingestion.replace('finops-ou-breakdown', 'payroll')),
  call('quicksight:DeleteDataSet', ingestion.replace(/\/ingestion.*/, '')),
  call('organizations:MoveAccount', root),
  call('organizations:ListRoots', '*', { 'aws:PrincipalAccount': '222233334444' }),
  ...calls(['iam:PassRole', 'iam:PutRolePolicy'], `arn:aws:iam::${account}:role/anyone`),
  call('sts:AssumeRole', `arn:aws:iam::${account}:role/anyone`),
  call('kms:Decrypt', `arn:aws:kms:eu-west-1:${account}:key/0f2c`),
  call('lambda:InvokeFunction', `arn:aws:lambda:eu-west-1:${account}:function:another`),
  ...calls(['sqs:ReceiveMessage', 'sqs:PurgeQueue'], queue),
  call('logs:DeleteLogGroup', `arn:aws:logs:eu-west-1:${account}:log-group:/aws/lambda/a`),
];

/** Calls that only one function makes and the others must be denied. */
export const deniedTo: Readonly<Record<string, readonly Call[]>> = {
  'dashboard-snapshot': [
    ...readsBill.slice(0, 2),
    ...ofDigest.map((one) => call('s3:PutObject', receipt(one))),
    ...ofDigest.slice(1).map((one) => call('s3:GetObject', receipt(one))),
    ...calls(['s3:GetObject', 's3:PutObject'], receipt('audit-from-20261006')),
    ...writes([day, forecast, ...publishedRules]),
    ...reads([...workingRules, ...publishedRules]),
    call('quicksight:CreateIngestion', ingestion),
    call('quicksight:StartDashboardSnapshotJob', snapshotJob),
    call('quicksight:GetIdentityContext', quicksightUser.replace('chief', 'another')),
  ],
  'snapshot-user': [
    ...noReceipts,
    call('s3:GetObject', object('snapshots/2026-11-20/aws-costs.pdf')),
    ...calls(['s3:GetObject', 's3:PutObject'], day),
    call('quicksight:StartDashboardSnapshotJob', snapshotJob.replace('/costs/', '/payroll/')),
    ...calls(mailActions, identity('example.com'), from),
  ],
  'daily-digest': [
    call('cloudwatch:GetMetricData', '*', inAccount),
    ...writes([costsOfResources, metricsOfResources, recommendations]),
    ...stages(stagedByBackfill),
    ...stages(linesOfBackfill),
    ...['executives', 'audit-from-20261006'].flatMap((one) =>
      calls(['s3:GetObject', 's3:PutObject'], receipt(one)),
    ),
    call('lambda:InvokeFunction', backfillFunction),
    call('glue:UpdatePartition', table('ou_breakdown')),
    call('organizations:ListRoots', '*', inAccount),
    call('s3:PutObject', object('accounts/snapshot_date=2026-11-20/accounts.snappy.parquet')),
    call('glue:BatchCreatePartition', table('accounts')),
  ],
  'account-directory': [
    ...readsBill,
    ...stages(stagedByRun),
    ...stages(linesOfRun),
    ...noReceipts,
    ...calls(['s3:GetObject', 's3:PutObject'], day),
    ...calls(['s3:GetObject', 's3:PutObject'], state),
    ...reads([...workingRules, ...publishedRules]),
    ...writes(publishedRules),
    call('glue:GetTable', table('bill')),
    call('glue:BatchCreatePartition', table('ou_breakdown')),
    ...calls(mailActions, identity('example.com'), from),
    ...refreshes,
  ],
  'resource-metrics': [
    ...[digestFunction, backfillFunction].map((one) => call('lambda:InvokeFunction', one)),
    ...writes([day, allocation, state, ...publishedRules]),
    ...reads(workingRules),
    ...stages(stagedByBackfill),
    ...stages(linesOfBackfill),
    ...noReceipts,
    ...calls(mailActions, identity('example.com'), from),
    call('glue:BatchCreatePartition', table('ou_breakdown')),
    call('cloudwatch:GetMetricData', '*', { 'aws:PrincipalAccount': '222233334444' }),
    call('cloudwatch:PutMetricData', '*', inAccount),
    call('sts:AssumeRole', 'arn:aws:iam::222233334444:role/CloudWatch-CrossAccountSharingRole'),
  ],
  backfill: [
    call('lambda:InvokeFunction', metricsFunction),
    ...stages(stagedByRun),
    ...stages(linesOfRun),
    call('lambda:InvokeFunction', digestFunction),
    ...calls(mailActions, identity('example.com'), from),
    ...noReceipts,
    call('organizations:ListAccounts', '*', inAccount),
  ],
  'partition-audit': [
    ...writes([day, allocation, state, ...publishedRules, costsOfResources, metricsOfResources]),
    call('cloudwatch:GetMetricData', '*', inAccount),
    ...stages(stagedByBackfill),
    ...stages(linesOfBackfill),
    call('lambda:InvokeFunction', backfillFunction),
    ...calls(['glue:BatchCreatePartition', 'glue:UpdatePartition'], table('ou_breakdown')),
    ...[...ofDigest, 'executives'].flatMap((one) =>
      calls(['s3:GetObject', 's3:PutObject'], receipt(one)),
    ),
    ...refreshes,
  ],
};
