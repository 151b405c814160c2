/** What Redshift may read with its role, and nothing else, by a real evaluator of IAM policies. */
import { describe, expect, it } from 'vitest';
import { account } from './digest-fixture.ts';
import {
  type Call,
  call,
  calls,
  outcomeOf,
  outcomeOfTrust,
  readsBill,
  resultOf,
  summaries,
  table,
  workgroup,
} from './iam-calls.ts';
import {
  cluster,
  existingWorkgroup,
  policyIn,
  serverless,
  stacksWith,
  trustIn,
  workgroupArn,
} from './warehouse-fixture.ts';

const role = 'acme-finops-prod-warehouse';
const object = (key: string) => `${summaries}/${key}`;
const glue = `arn:aws:glue:eu-west-1:${account}`;
const reads = ['glue:GetTable', 'glue:GetPartitions', 'glue:BatchGetPartition'];

/** Each table as Redshift reads it, with one of its objects. */
const read: Readonly<Record<string, string>> = {
  ou_breakdown: 'ou-breakdowns/year=2026/month=11/day=20/ou-breakdown.snappy.parquet',
  cost_allocation: 'cost-allocations/year=2026/month=11/day=20/cost-allocation.snappy.parquet',
  team_units_files: 'team-units/report_date=2026-11-20/team-units.snappy.parquet',
  ou_forecast_files: 'ou-forecasts/report_date=2026-11-20/ou-forecast.snappy.parquet',
  tag_coverage_files: 'tag-coverage/usage_date=2026-11-20/tag-coverage.snappy.parquet',
  restated_days_files: 'restated-days/report_date=2026-11-20/restated-days.snappy.parquet',
  budgets: 'budgets/budgets.csv',
};

const allowed: readonly Call[] = [
  call('glue:GetDatabase', `${glue}:database/acme_finops_prod_db`),
  ...Object.keys(read).flatMap((name) => calls(reads, table(name))),
  ...Object.values(read).map((key) => call('s3:GetObject', object(key))),
  ...Object.values(read).map((key) =>
    call('s3:ListBucket', summaries, { 's3:prefix': key.replace(/[^/]+$/, '') }),
  ),
  call('s3:GetBucketLocation', summaries),
];

/** Objects of the bucket that no view reads. */
const others = [
  'accounts/snapshot_date=2026-11-20/accounts.snappy.parquet',
  'untagged-resources/week_end=2026-11-15/untagged-resources.snappy.parquet',
  'commitments/usage_date=2026-11-20/commitments.snappy.parquet',
  'recipients/recipients.csv',
  'ou-owners/ou-owners.csv',
  'kept-answers/a.json',
  'receipts/2026-11-20/finops.json',
  'runs/2026-11-20/run.json',
  'digests/2026-11-20/digest.csv',
  'statements/2026-10/retail.csv',
  'allocation/rules.yaml',
  'archive-state/2026-11.json',
  'staging/lines/staged_by=backfill/run=run-1/file',
  'budgets-of-somebody-else/a.csv',
];

const denied: readonly Call[] = [
  ...readsBill,
  ...others.map((key) => call('s3:GetObject', object(key))),
  ...['recipients/', 'runs/', 'athena-results/', ''].map((prefix) =>
    call('s3:ListBucket', summaries, { 's3:prefix': prefix }),
  ),
  call('s3:ListBucket', summaries),
  ...Object.values(read).flatMap((key) =>
    calls(['s3:PutObject', 's3:DeleteObject', 's3:GetObjectVersion'], object(key)),
  ),
  ...['people', 'daily-digest', 'quicksight', 'grafana'].map((one) =>
    call('s3:GetObject', resultOf(one)),
  ),
  // Redshift reads files in place of these, and no other table.
  ...['bill', 'cost_lines', 'accounts', 'team_units', 'ou_forecast', 'line_sums', 'ou_owners'].map(
    (name) => call('glue:GetTable', table(name)),
  ),
  call('glue:GetDatabase', `${glue}:database/default`),
  call('glue:GetDatabases', `${glue}:catalog`),
  ...calls(
    ['glue:UpdateTable', 'glue:DeleteTable', 'glue:CreateTable', 'glue:BatchCreatePartition'],
    table('ou_breakdown'),
  ),
  ...calls(['glue:CreateDatabase', 'glue:DeleteDatabase'], `${glue}:database/acme_finops_prod_db`),
  ...['', 'quicksight'].map((one) => call('athena:StartQueryExecution', workgroup(one))),
  call('iam:PassRole', `arn:aws:iam::${account}:role/${role}`),
  call('sts:AssumeRole', `arn:aws:iam::${account}:role/acme-finops-prod-daily-digest`),
  call('kms:Decrypt', `arn:aws:kms:eu-west-1:${account}:key/0f2c`),
  call('lakeformation:GetDataAccess', '*', { 'aws:PrincipalAccount': account }),
  call('redshift-data:ExecuteStatement', workgroupArn),
];

async function outcomes(policy: unknown, all: readonly Call[]): Promise<string[]> {
  return Promise.all(
    all.map(
      async (one) =>
        `${await outcomeOf(policy, role, one)}: ${one.action} ${one.resource} ${JSON.stringify(one.context)}`,
    ),
  );
}

const stacks = stacksWith({ warehouse: serverless });

describe('the role of Redshift', () => {
  const policy = policyIn(stacks, 'warehouse');

  it('reads every table of the views, in Glue and in S3', async () => {
    const found = await outcomes(policy, allowed);
    expect(found.filter((one) => !one.startsWith('Allowed'))).toEqual([]);
  });

  it('reads nothing else, and changes nothing', async () => {
    const found = await outcomes(policy, denied);
    expect(found.filter((one) => !one.startsWith('ImplicitlyDenied'))).toEqual([]);
  });

  it('has the same permissions in every kind of warehouse', () => {
    for (const warehouse of [existingWorkgroup, cluster]) {
      expect(policyIn(stacksWith({ warehouse }), 'warehouse')).toEqual(policy);
    }
  });

  it('has no wildcard but the ends of prefixes', () => {
    for (const { Action, Resource } of policy.Statement) {
      expect(JSON.stringify(Action)).not.toContain('*');
      for (const one of [Resource].flat()) expect(one).toMatch(/^arn:[^*]+(\/\*)?$/);
    }
  });

  it('decrypts with the system’s key, through S3 only, and encrypts nothing', async () => {
    const withKey = policyIn(stacksWith({ warehouse: cluster, kms: true }), 'warehouse');
    const key = `arn:aws:kms:eu-west-1:${account}:key/0f2c`;
    const use = (action: string, service: string) =>
      call(action, key, {
        'kms:ViaService': `${service}.eu-west-1.amazonaws.com`,
        'kms:ResourceAliases': ['alias/acme-finops-prod'],
      });
    expect(await outcomeOf(withKey, role, use('kms:Decrypt', 's3'))).toBe('Allowed');
    for (const other of [use('kms:Decrypt', 'redshift'), use('kms:GenerateDataKey', 's3')]) {
      expect(await outcomeOf(withKey, role, other)).toBe('ImplicitlyDenied');
    }
  });

  it('asks Lake Formation and uses the catalog’s key, with these settings alone', async () => {
    const glueCatalogKmsKeyArn = `arn:aws:kms:eu-west-1:${account}:key/1`;
    const guarded = stacksWith({ warehouse: cluster, lakeFormation: true, glueCatalogKmsKeyArn });
    const found = await outcomes(policyIn(guarded, 'warehouse'), [
      call('lakeformation:GetDataAccess', '*', { 'aws:PrincipalAccount': account }),
      call('kms:Decrypt', glueCatalogKmsKeyArn, {
        'kms:ViaService': 'glue.eu-west-1.amazonaws.com',
      }),
    ]);
    expect(found.filter((one) => !one.startsWith('Allowed'))).toEqual([]);
  });
});

describe('the role can be assumed', () => {
  const ours = { 'aws:SourceAccount': account };
  const from = (arn: string) => ({ ...ours, 'aws:SourceArn': arn });
  const own = (service: string, rest: string) => `arn:aws:${service}:eu-west-1:${account}:${rest}`;
  const outcome = (warehouse: object, service: string, context: Call['context']) =>
    outcomeOfTrust(trustIn(stacksWith({ warehouse }), 'warehouse'), role, {
      service: `${service}.amazonaws.com`,
      context,
    });
  const otherWorkgroup = own('redshift-serverless', 'workgroup/99999999-2222-3333-4444-5');
  const id = workgroupArn.split('/').at(-1) ?? '';

  it.each([
    [serverless, 'redshift', ours],
    [serverless, 'redshift-serverless', from(workgroupArn)],
    [existingWorkgroup, 'redshift-serverless', from(workgroupArn)],
    [existingWorkgroup, 'redshift', from(own('redshift', `dbuser:serverless-1-${id}/reader`))],
    [cluster, 'redshift', from(own('redshift', 'cluster:analytics'))],
    [cluster, 'redshift', from(own('redshift', 'dbuser:analytics/reader'))],
  ] as const)('by Redshift for this account: %j %s %j', async (warehouse, service, context) => {
    expect(await outcome(warehouse, service, context)).toBe('Allowed');
  });

  it.each([
    [serverless, 'redshift', {}],
    [serverless, 'redshift', { 'aws:SourceAccount': '999988887777' }],
    [serverless, 'glue', ours],
    [serverless, 'redshift', from(workgroupArn.replaceAll(account, '999988887777'))],
    [serverless, 'redshift', from(workgroupArn.replace('eu-west-1', 'us-east-1'))],
    [existingWorkgroup, 'redshift-serverless', from(otherWorkgroup)],
    [cluster, 'redshift', from(own('redshift', 'cluster:analytics-2'))],
    [cluster, 'redshift', from(own('redshift', 'dbuser:other/analytics'))],
    [cluster, 'redshift-serverless', ours],
  ] as const)('by nobody else: %j %s %j', async (warehouse, service, context) => {
    expect(await outcome(warehouse, service, context)).toBe('ImplicitlyDenied');
  });
});
