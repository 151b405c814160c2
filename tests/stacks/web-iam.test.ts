/** The API's role may do what its function does and nothing else, checked by a real evaluator of IAM policies. */
import { describe, expect, it } from 'vitest';
import { permissionsOf } from '../../stacks/permissions/function-permissions.ts';
import { environmentsOf } from '../../stacks/system/function-environment.ts';
import { account, rolePolicies, settingsWith } from './digest-fixture.ts';
import {
  bill,
  billData,
  type Call,
  call,
  calls,
  identity,
  outcomeOf,
  outcomeOfTrust,
  queries,
  readsBill,
  summaries,
  table,
  workgroup,
} from './iam-calls.ts';
import { askedInAnothers, digestFunction, inAccount, queriers } from './iam-matrix.ts';
import { synthesizeWeb, webSettings } from './web-fixture.ts';

const role = 'acme-finops-prod-api';
const object = (key: string) => `${summaries}/${key}`;
const reads = (...keys: string[]) => keys.map((key) => call('s3:GetObject', object(key)));
const writes = (...keys: string[]) => keys.map((key) => call('s3:PutObject', object(key)));
const apiFunction = `arn:aws:lambda:eu-west-1:${account}:function:acme-finops-prod-api`;
const workingFiles = ['rules.yaml', 'teams.csv', 'services.csv', 'aliases.csv', 'owners.csv'].map(
  (name) => `allocation/${name}`,
);
const archived = [
  'ou-breakdowns/year=2026/month=11/day=20/ou-breakdown.snappy.parquet',
  'cost-allocations/year=2026/month=11/day=20/cost-allocation.snappy.parquet',
  'ou-forecasts/report_date=2026-11-20/ou-forecast.snappy.parquet',
  'tag-coverage/usage_date=2026-11-20/tag-coverage.snappy.parquet',
  'untagged-resources/week_end=2026-11-15/untagged-resources.snappy.parquet',
  'resource-costs/usage_date=2026-11-20/resource-costs.snappy.parquet',
  'resource-metrics/usage_date=2026-11-20/resource-metrics.snappy.parquet',
];
const keptAnswer = 'kept-answers/0f2c/1a2b.json';
const tables = ['ou_breakdown', 'cost_allocation', 'resource_costs', 'resource_metrics'];

const allowed: readonly Call[] = [
  ...queries('api', tables),
  ...reads(
    ...archived,
    'archive-state/2026-11.json',
    'receipts/2026-11-20/finops.json',
    'allocation/current.json',
    'allocation/sets/0f2c/rules.yaml',
    ...workingFiles,
    'budgets/budgets.csv',
    'business-figures/business-figures.csv',
    'recipients/recipients.csv',
    'ou-owners/ou-owners.csv',
    keptAnswer,
    'kept-answers/large/0f2c',
  ),
  ...writes(...workingFiles, keptAnswer),
  ...calls(['lambda:InvokeFunction'], apiFunction),
  ...calls(
    ['logs:CreateLogStream', 'logs:PutLogEvents'],
    `arn:aws:logs:eu-west-1:${account}:log-group:/aws/lambda/${role}:log-stream:one`,
  ),
];

const denied: readonly Call[] = [
  ...readsBill,
  call('s3:ListBucket', bill, { 's3:prefix': `${billData}/` }),
  ...['bill', 'line_sums', 'accounts', 'cost_lines', 'tag_coverage'].map((name) =>
    call('glue:GetTable', table(name)),
  ),
  ...calls(
    ['glue:BatchCreatePartition', 'glue:UpdatePartition', 'glue:DeleteTable'],
    table('ou_breakdown'),
  ),
  ...writes(
    ...archived,
    'archive-state/2026-11.json',
    'receipts/2026-11-20/finops.json',
    'allocation/current.json',
    'allocation/sets/0f2c/rules.yaml',
    'allocation/another.csv',
    'budgets/budgets.csv',
    'business-figures/business-figures.csv',
    'recipients/recipients.csv',
    'runs/2026-11-20/run.json',
    'elsewhere/a.json',
  ),
  ...reads(
    'runs/2026-11-20/run.json',
    'digests/2026-11-20/digest.csv',
    'statements/2026-10/retail.csv',
    'receipts/2026-11-20/executives.json',
    'receipts/2026-11-20/shop-0123456789.json',
    'accounts/snapshot_date=2026-11-20/accounts.snappy.parquet',
    'staging/backfill/run-1/file',
    'elsewhere/a.json',
  ),
  ...calls(['s3:DeleteObject', 's3:DeleteObjectVersion', 's3:PutObjectAcl'], object(keptAnswer)),
  ...calls(['s3:PutBucketPolicy', 's3:PutLifecycleConfiguration'], summaries),
  ...calls(
    ['s3:GetObject', 's3:PutObject'],
    `arn:aws:s3:::acme-finops-prod-web-${account}/index.html`,
  ),
  ...queriers.filter((one) => one !== 'api').flatMap((one) => askedInAnothers(one)),
  ...askedInAnothers('people', workgroup()),
  call('athena:UpdateWorkGroup', workgroup('api')),
  ...calls(['lambda:InvokeFunction'], digestFunction.replace('daily-digest', 'backfill')),
  ...calls(['lambda:UpdateFunctionCode', 'lambda:DeleteFunction'], apiFunction),
  ...calls(['ses:SendEmail', 'ses:SendRawEmail'], identity('example.com'), {
    'ses:FromAddress': 'finops@example.com',
  }),
  call('sqs:SendMessage', `arn:aws:sqs:eu-west-1:${account}:acme-finops-prod-failed-events`),
  call('organizations:ListRoots', '*', inAccount),
  ...calls(
    ['cognito-idp:AdminCreateUser', 'cognito-idp:ListUsers'],
    `arn:aws:cognito-idp:eu-west-1:${account}:userpool/eu-west-1_a1b2`,
  ),
  ...calls(['iam:PassRole', 'sts:AssumeRole'], `arn:aws:iam::${account}:role/anyone`),
  call('kms:Decrypt', `arn:aws:kms:eu-west-1:${account}:key/0f2c`),
];

const policyOf = (settings = webSettings()) => rolePolicies(synthesizeWeb(settings)).get(role);

async function outcomes(all: readonly Call[], policy: unknown = policyOf()): Promise<string[]> {
  return Promise.all(
    all.map(async (one) => `${await outcomeOf(policy, role, one)}: ${one.action} ${one.resource}`),
  );
}

describe('the role of the API', () => {
  it('allows every call of its function', async () => {
    const found = await outcomes(allowed);
    expect(found.filter((one) => !one.startsWith('Allowed'))).toEqual([]);
    expect(found.length).toBeGreaterThan(40);
  });

  it('starts the digest only if there are editors, who may ask for it', async () => {
    const start = call('lambda:InvokeFunction', digestFunction);
    const policy = policyOf(webSettings({ editors: ['finops@example.com'] }));
    const [without = '', withEditors = ''] = [
      ...(await outcomes([start])),
      ...(await outcomes([start], policy)),
    ];
    expect([without, withEditors].map((one) => one.split(':')[0])).toEqual([
      'ImplicitlyDenied',
      'Allowed',
    ]);
  });

  it('denies the bill, the archive’s objects to write, mail, and everything else', async () => {
    const found = await outcomes(denied);
    expect(found.filter((one) => !one.startsWith('ImplicitlyDenied'))).toEqual([]);
  });

  it('uses the key of the archive through S3 only, and asks Lake Formation if that controls the catalog', async () => {
    const policy = policyOf(webSettings({}, { kms: true, lakeFormation: true }));
    const decrypt = (service: string, alias = 'alias/acme-finops-prod') =>
      call('kms:Decrypt', `arn:aws:kms:eu-west-1:${account}:key/0f2c`, {
        'kms:ViaService': `${service}.eu-west-1.amazonaws.com`,
        'kms:ResourceAliases': [alias],
      });
    const ask = call('lakeformation:GetDataAccess', '*', inAccount);
    const asked = [decrypt('s3'), ask, decrypt('logs'), decrypt('s3', 'alias/payroll')];
    expect((await outcomes(asked, policy)).map((one) => one.split(':')[0])).toEqual([
      'Allowed',
      'Allowed',
      'ImplicitlyDenied',
      'ImplicitlyDenied',
    ]);
  });

  it('has no wildcard in actions, and none alone as a resource', () => {
    const statements = policyOf()?.Statement ?? [];
    expect(statements.length).toBeGreaterThan(8);
    for (const { Action, Resource } of statements) {
      expect(JSON.stringify(Action)).not.toContain('*');
      expect(JSON.stringify(Resource)).not.toContain('"*"');
    }
    expect(new Set(statements.map(({ Sid }) => Sid)).size).toBe(statements.length);
  });

  it('can be assumed only by Lambda', async () => {
    const trust = JSON.parse(String(synthesizeWeb().only('aws_iam_role')['assume_role_policy']));
    const taken = (service: string) =>
      outcomeOfTrust(trust, role, { service: `${service}.amazonaws.com`, context: {} });
    expect(await taken('lambda')).toBe('Allowed');
    expect(await taken('apigateway')).toBe('ImplicitlyDenied');
  });
});

it('the digest may start the API only where there is one', () => {
  const started = (settings: ReturnType<typeof webSettings>) =>
    permissionsOf(settings)
      ['daily-digest'].filter(({ actions }) => actions.includes('lambda:InvokeFunction'))
      .flatMap(({ resources }) => resources);
  expect(started(webSettings())).toContain(apiFunction);
  expect(started(settingsWith({}))).not.toContain(apiFunction);
  const variable = (settings: ReturnType<typeof webSettings>) =>
    environmentsOf(settings)['daily-digest'];
  expect(variable(webSettings())).toMatchObject({ DIGEST_API_FUNCTION: role });
  expect(variable(settingsWith({}))).not.toHaveProperty('DIGEST_API_FUNCTION');
});
