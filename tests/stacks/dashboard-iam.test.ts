/**
 * What QuickSight may do with the role of its data source, checked by a real evaluator of IAM policies.
 */
import { describe, expect, it } from 'vitest';
import { ownDashboard, synthesizeDashboard } from './dashboard-fixture.ts';
import { account, rolePolicies } from './digest-fixture.ts';
import {
  bill,
  billData,
  type Call,
  call,
  calls,
  outcomeOf,
  outcomeOfTrust,
  queries,
  readsBill,
  resultOf,
  summaries,
  table,
  workgroup,
} from './iam-calls.ts';

const role = 'acme-finops-prod-quicksight';
const object = (key: string) => `${summaries}/${key}`;
const day = object('ou-breakdowns/year=2026/month=11/day=20/ou-breakdown.snappy.parquet');
const read = ['ou_breakdown', 'accounts', 'budgets', 'ou_forecast'];
const owners: readonly Call[] = [
  call('glue:GetTable', table('ou_owners')),
  call('s3:GetObject', object('ou-owners/ou-owners.csv')),
];

const allowed: readonly Call[] = [
  ...queries('quicksight', read),
  ...calls(['athena:GetQueryResults', 'athena:GetQueryResultsStream'], workgroup('quicksight')),
  call('athena:GetWorkGroup', workgroup('quicksight')),
  call('athena:ListDataCatalogs', '*'),
  call('s3:GetObject', day),
  call('s3:GetObject', object('accounts/snapshot_date=2026-11-20/accounts.snappy.parquet')),
  call('s3:GetObject', object('ou-forecasts/report_date=2026-11-20/ou-forecast.snappy.parquet')),
  call('s3:GetObject', object('budgets/budgets.csv')),
];

const denied: readonly Call[] = [
  ...readsBill.filter(({ action }) => action === 's3:GetObject'),
  call('glue:GetTable', table('bill')),
  call('s3:ListBucket', bill, { 's3:prefix': `${billData}/` }),
  ...calls(['s3:PutObject', 's3:DeleteObject'], day),
  ...calls(['s3:GetObject', 's3:PutObject'], object('receipts/2026-11-20/finops.json')),
  ...[
    'runs/a.json',
    'digests/a.csv',
    'recipients/recipients.csv',
    'dashboard-templates/a.json',
  ].map((key) => call('s3:GetObject', object(key))),
  ...calls(
    ['glue:UpdateTable', 'glue:DeleteTable', 'glue:BatchCreatePartition'],
    table(read[0] ?? ''),
  ),
  call('athena:StartQueryExecution', workgroup().replace(/[^/]+$/, 'primary')),
  ...['', 'daily-digest', 'backfill'].flatMap((one) =>
    calls(['athena:StartQueryExecution', 'athena:GetQueryResults'], workgroup(one)),
  ),
  ...['people', 'daily-digest', 'backfill'].flatMap((one) =>
    calls(['s3:GetObject', 's3:PutObject'], resultOf(one)),
  ),
  call('athena:UpdateWorkGroup', workgroup('quicksight')),
  call('quicksight:DeleteDataSet', `arn:aws:quicksight:eu-west-1:${account}:dataset/a`),
  call('iam:PassRole', `arn:aws:iam::${account}:role/anyone`),
  call('kms:Decrypt', `arn:aws:kms:eu-west-1:${account}:key/0f2c`),
  ...owners,
];

const policyOf = (settings = ownDashboard()) =>
  rolePolicies(synthesizeDashboard(settings)).get(role);

async function outcomes(policy: unknown, all: readonly Call[]): Promise<string[]> {
  return Promise.all(
    all.map(async (one) => `${await outcomeOf(policy, role, one)}: ${one.action} ${one.resource}`),
  );
}

describe('the role of the data source', () => {
  it('allows everything that a refresh does', async () => {
    const found = await outcomes(policyOf(), allowed);
    expect(found.filter((one) => !one.startsWith('Allowed'))).toEqual([]);
  });

  it('denies the bill, mail, changes and everything else', async () => {
    const found = await outcomes(policyOf(), denied);
    expect(found.filter((one) => !one.startsWith('ImplicitlyDenied'))).toEqual([]);
  });

  it('reads the owners with row-level security', async () => {
    const found = await outcomes(policyOf(ownDashboard({ rowLevelSecurity: true })), owners);
    expect(found.filter((one) => !one.startsWith('Allowed'))).toEqual([]);
  });

  it('decrypts with the system’s key, through S3 only', async () => {
    const policy = policyOf(ownDashboard({}, { kms: true }));
    const key = `arn:aws:kms:eu-west-1:${account}:key/0f2c`;
    const decrypt = (service: string) =>
      call('kms:Decrypt', key, {
        'kms:ViaService': `${service}.eu-west-1.amazonaws.com`,
        'kms:ResourceAliases': ['alias/acme-finops-prod'],
      });
    expect(await outcomeOf(policy, role, decrypt('s3'))).toBe('Allowed');
    expect(await outcomeOf(policy, role, decrypt('sqs'))).toBe('ImplicitlyDenied');
  });

  it('can be assumed only by QuickSight, and not for another account', async () => {
    const [found] = Object.values(synthesizeDashboard(ownDashboard()).of('aws_iam_role'));
    const trust = JSON.parse(String(found?.['assume_role_policy']));
    const taken = (service: string, context: Call['context'] = {}) =>
      outcomeOfTrust(trust, role, { service: `${service}.amazonaws.com`, context });
    expect(await taken('quicksight', { 'aws:SourceAccount': account })).toBe('Allowed');
    expect(await taken('quicksight')).toBe('Allowed');
    expect(await taken('quicksight', { 'aws:SourceAccount': '999988887777' })).toBe(
      'ImplicitlyDenied',
    );
    expect(await taken('glue', { 'aws:SourceAccount': account })).toBe('ImplicitlyDenied');
  });

  it('has no wildcard except to list catalogs', () => {
    const { Statement } = policyOf() ?? { Statement: [] };
    const open = Statement.filter(({ Resource }) => JSON.stringify(Resource) === '["*"]');
    expect(open.map(({ Action }) => Action)).toEqual([['athena:ListDataCatalogs']]);
    for (const { Action } of Statement) expect(JSON.stringify(Action)).not.toContain('*');
  });
});
