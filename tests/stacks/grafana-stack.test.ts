/** The stack `grafana`: what its role may read, who may use it, and the workspace with its login. */
import { describe, expect, it, test } from 'vitest';
import { allViews } from '../../src/views/all-views.ts';
import { readEnvironments } from '../../stacks/settings/settings.ts';
import { account } from './digest-fixture.ts';
import { synth } from './foundation-fixture.ts';
import { givenSettings } from './given-settings.ts';
import {
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
import {
  cluster,
  existingWorkgroup,
  identityCenter,
  policyIn,
  resourcesOf,
  serverless,
  stacksWith,
  trustIn,
  workgroupArn,
} from './warehouse-fixture.ts';

const role = 'acme-finops-prod-grafana';
const object = (key: string) => `${summaries}/${key}`;
const inAccount = { 'aws:PrincipalAccount': account };
const tables = [
  'ou_breakdown',
  'cost_allocation',
  'team_units',
  'ou_forecast',
  'tag_coverage',
  'budgets',
];
const serverRoleArn = `arn:aws:iam::${account}:role/grafana-server`;
const saml = {
  login: {
    kind: 'saml',
    metadataUrl: 'https://login.example.com/metadata',
    adminRoleValues: ['finops'],
  },
} as const;

const allowed: readonly Call[] = [
  ...queries('grafana', [...tables, ...allViews.map(({ name }) => name)]),
  ...calls(['athena:GetQueryResults', 'athena:GetWorkGroup'], workgroup('grafana')),
  call('s3:GetObject', object('ou-breakdowns/year=2026/month=11/day=20/a.parquet')),
  call('s3:GetObject', object('cost-allocations/year=2026/month=11/day=20/a.parquet')),
  call('s3:GetObject', object('budgets/budgets.csv')),
  ...calls(
    ['cloudwatch:GetMetricData', 'cloudwatch:ListMetrics', 'cloudwatch:DescribeAlarms'],
    '*',
    inAccount,
  ),
];

const denied: readonly Call[] = [
  ...readsBill,
  ...['bill', 'cost_lines', 'accounts', 'ou_owners'].map((one) =>
    call('glue:GetTable', table(one)),
  ),
  ...[
    'accounts/snapshot_date=2026-11-20/accounts.snappy.parquet',
    'recipients/recipients.csv',
    'kept-answers/a.json',
    'receipts/2026-11-20/finops.json',
    'allocation/rules.yaml',
    'digests/2026-11-20/digest.csv',
  ].map((key) => call('s3:GetObject', object(key))),
  ...calls(['s3:PutObject', 's3:DeleteObject'], object('budgets/budgets.csv')),
  ...['', 'quicksight', 'daily-digest'].flatMap((one) =>
    calls(['athena:StartQueryExecution', 'athena:GetQueryResults'], workgroup(one)),
  ),
  ...['people', 'quicksight', 'daily-digest'].flatMap((one) =>
    calls(['s3:GetObject', 's3:PutObject'], resultOf(one)),
  ),
  call('athena:UpdateWorkGroup', workgroup('grafana')),
  ...calls(['glue:UpdateTable', 'glue:DeleteTable'], table('cost_by_day')),
  ...calls(['cloudwatch:PutMetricData', 'cloudwatch:DeleteAlarms'], '*', inAccount),
  call('logs:GetQueryResults', '*', inAccount),
  call('redshift-data:ExecuteStatement', workgroupArn, {
    'aws:ResourceTag/system': 'acme-finops-prod',
  }),
];

async function outcomes(policy: unknown, all: readonly Call[]): Promise<string[]> {
  return Promise.all(
    all.map(async (one) => `${await outcomeOf(policy, role, one)}: ${one.action} ${one.resource}`),
  );
}

describe('the role of Grafana', () => {
  const policy = policyIn(stacksWith({ grafana: identityCenter }), 'grafana');

  it('queries what panels read, in a workgroup of its own, and reads metrics', async () => {
    const found = await outcomes(policy, allowed);
    expect(found.filter((one) => !one.startsWith('Allowed'))).toEqual([]);
  });

  it('reads nothing else, and changes nothing', async () => {
    const found = await outcomes(policy, denied);
    expect(found.filter((one) => !one.startsWith('ImplicitlyDenied'))).toEqual([]);
  });

  const database = `arn:aws:redshift:eu-west-1:${account}:dbname:analytics/dev`;
  const clusterArn = `arn:aws:redshift:eu-west-1:${account}:cluster:analytics`;
  const ours = { 'aws:ResourceTag/system': 'acme-finops-prod' };

  it.each([
    ['our own', serverless, workgroupArn, workgroupArn, 'redshift-serverless:GetCredentials', ours],
    [
      'an existing',
      existingWorkgroup,
      workgroupArn,
      workgroupArn,
      'redshift-serverless:GetCredentials',
      {},
    ],
    ['a cluster as', cluster, clusterArn, database, 'redshift:GetClusterCredentialsWithIAM', {}],
  ])(
    'runs statements in %s warehouse alone',
    async (_, warehouse, place, login, connect, context) => {
      const with_ = policyIn(stacksWith({ grafana: identityCenter, warehouse }), 'grafana');
      const found = await outcomes(with_, [
        call('redshift-data:ExecuteStatement', place, context),
        call(connect, login, context),
      ]);
      expect(found.filter((one) => !one.startsWith('Allowed'))).toEqual([]);
      const others = await outcomes(with_, [
        call('redshift-data:ExecuteStatement', workgroupArn.replace(/.$/, '0'), {}),
        call('redshift-data:ExecuteStatement', `${clusterArn}-2`, {}),
        call('redshift-data:BatchExecuteStatement', place, context),
        call('redshift-serverless:UpdateWorkgroup', workgroupArn, context),
        call(
          'secretsmanager:GetSecretValue',
          `arn:aws:secretsmanager:eu-west-1:${account}:secret:a`,
        ),
      ]);
      expect(others.filter((one) => !one.startsWith('ImplicitlyDenied'))).toEqual([]);
    },
  );

  it('sees only its own statements; Terraform does not evaluate the variable of IAM', () => {
    const with_ = policyIn(stacksWith({ grafana: identityCenter, warehouse: cluster }), 'grafana');
    const [follow] = with_.Statement.filter(({ Sid }) => Sid === 'FollowOwnStatements');
    expect(follow?.Condition).toEqual({
      StringEquals: { 'redshift-data:statement-owner-iam-userid': '$${aws:userid}' },
    });
  });

  it('knows our warehouse also by a tag of the settings that replaces ours', () => {
    const tags = { System: 'costs' };
    const stacks = stacksWith({ grafana: identityCenter, warehouse: serverless, tags });
    expect(JSON.stringify(policyIn(stacks, 'grafana'))).toContain(
      '"aws:ResourceTag/system":"costs"',
    );
  });

  it('can be assumed by workspaces of this account, or by the server’s role', async () => {
    const trust = trustIn(stacksWith({ grafana: identityCenter }), 'grafana');
    const workspace = `arn:aws:grafana:eu-west-1:${account}:/workspaces/g-0123456789`;
    const context = { 'aws:SourceAccount': account, 'aws:SourceArn': workspace };
    const by = (given: unknown, service: string, more: Call['context'] = {}) =>
      outcomeOfTrust(given, role, { service: `${service}.amazonaws.com`, context: more });
    expect(await by(trust, 'grafana', context)).toBe('Allowed');
    expect(await by(trust, 'grafana')).toBe('ImplicitlyDenied');
    expect(await by(trust, 'lambda', context)).toBe('ImplicitlyDenied');
    const server = trustIn(stacksWith({ grafana: { serverRoleArn } }), 'grafana');
    expect(server.Statement).toEqual([
      { Effect: 'Allow', Principal: { AWS: serverRoleArn }, Action: 'sts:AssumeRole' },
    ]);
    expect(await by(server, 'grafana', context)).toBe('ImplicitlyDenied');
  });
});

describe('the workspace', () => {
  test('has our role and no permission of AWS’s, and roles for groups of IAM Identity Center', () => {
    const of = resourcesOf(stacksWith({ grafana: identityCenter }), 'grafana');
    expect(of('aws_grafana_workspace')).toMatchObject([
      {
        name: 'acme-finops-prod',
        account_access_type: 'CURRENT_ACCOUNT',
        authentication_providers: ['AWS_SSO'],
        permission_type: 'CUSTOMER_MANAGED',
        role_arn: expect.stringMatching(/^\$\{aws_iam_role\./),
        data_sources: ['ATHENA', 'CLOUDWATCH'],
      },
    ]);
    expect(of('aws_grafana_role_association')).toMatchObject([
      { role: 'ADMIN', group_ids: identityCenter.login.adminGroupIds },
    ]);
  });

  test('has a login by SAML, Redshift as a data source, and a network, if the settings say so', () => {
    const network = { vpcEndpointIds: ['vpce-0123456789abcdef0'] };
    const of = resourcesOf(
      stacksWith({ grafana: { ...saml, network }, warehouse: cluster }),
      'grafana',
    );
    expect(of('aws_grafana_workspace')).toMatchObject([
      {
        authentication_providers: ['SAML'],
        data_sources: ['ATHENA', 'CLOUDWATCH', 'REDSHIFT'],
        network_access_control: { prefix_list_ids: [], vpce_ids: network.vpcEndpointIds },
      },
    ]);
    expect(of('aws_grafana_workspace_saml_configuration')).toMatchObject([
      { idp_metadata_url: saml.login.metadataUrl, admin_role_values: ['finops'] },
    ]);
    expect(of('aws_grafana_role_association')).toEqual([]);
  });

  test('is not made for a server that exists, whose data sources are outputs', () => {
    const stacks = stacksWith({ grafana: { serverRoleArn } });
    expect(resourcesOf(stacks, 'grafana')('aws_grafana_workspace')).toEqual([]);
    const output = stacks['grafana']?.output ?? {};
    expect(output['athena_workgroup']?.value).toBe('acme-finops-prod-grafana');
    expect(output['athena_database']?.value).toBe('acme_finops_prod_db');
    expect(output['role_arn']?.value).toMatch(/^\$\{aws_iam_role\./);
  });

  test('queries in a workgroup of the foundation with its own limit, never above the general one', () => {
    const cutoffWith = (more: object) => {
      const json = synth({ grafana: { serverRoleArn }, ...more });
      const all = Object.values(json['resource']['aws_athena_workgroup'] ?? {}) as unknown as {
        name: string;
        configuration: { bytes_scanned_cutoff_per_query: number };
      }[];
      const own = all.find(({ name }) => name === 'acme-finops-prod-grafana');
      return own?.configuration.bytes_scanned_cutoff_per_query;
    };
    expect(cutoffWith({})).toBe(10_000_000_000);
    expect(cutoffWith({ bytesScannedCutoff: 20_000_000 })).toBe(20_000_000);
    expect(cutoffWith({ grafana: undefined })).toBeUndefined();
  });
});

describe('settings of Grafana', () => {
  function problemsOf(grafana: unknown): string {
    try {
      readEnvironments({ ...givenSettings, grafana });
    } catch (error) {
      return (error as Error).message;
    }
    return 'valid';
  }

  test.each([
    [{}, 'login, for a workspace of Amazon Managed Grafana, or serverRoleArn'],
    [{ login: { kind: 'oidc' } }, 'accepted: identity-center or saml'],
    [{ login: { kind: 'identity-center', adminGroupIds: [] } }, 'a list of at least one group'],
    [{ login: { kind: 'identity-center', adminGroupIds: ['admins'] } }, 'the id of a group'],
    [{ login: { ...saml.login, metadataUrl: 'http://x' } }, 'the https address of the provider'],
    [{ serverRoleArn: 'grafana' }, 'the ARN of a role'],
    [
      { serverRoleArn: 'arn:aws-us-gov:iam::111122223333:role/grafana' },
      'accepted: a role of arn:aws:iam::…',
    ],
    [{ ...saml, network: {} }, 'at least one prefix list or VPC endpoint'],
    [{ ...saml, version: 'latest' }, 'a version such as 10.4'],
  ])('%j are rejected', (given, problem) => {
    expect(problemsOf(given)).toContain(problem);
  });
});
