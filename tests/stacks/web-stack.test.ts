/** The web stack: when it is made, what other stacks then have, its logs, and what the account requires of its function. */
import { describe, expect, it } from 'vitest';
import { keptPrefix } from '../../src/api/answers/kept-answers.ts';
import { type Statement, settingsWith, synthesizeDigest } from './digest-fixture.ts';
import { givenSettings } from './given-settings.ts';
import { synthesized } from './synthesized.ts';
import { certificateArn, cognito, synthesizeWeb, webSettings } from './web-fixture.ts';

const stack = synthesizeWeb();

describe('the stack', () => {
  it('is made only if it is set', () => {
    expect(Object.keys(synthesized(givenSettings))).not.toContain('web');
    const stacks = synthesized({ ...givenSettings, web: { login: cognito } });
    expect(Object.keys(stacks)).toEqual(['foundation', 'digest', 'dashboard', 'web']);
  });

  it('gives the mails its domain, unless they have another address', () => {
    const linked = (others: object) => {
      const domain = { name: 'costs.example.com', certificateArn };
      const settings = webSettings({ domain }, others);
      const [digest] = Object.values(synthesizeDigest(settings).of('aws_lambda_function')).filter(
        (one) => String(one['function_name']).endsWith('daily-digest'),
      );
      const environment = digest?.['environment'] as { variables: Record<string, string> };
      return environment.variables['DIGEST_DASHBOARD_URL'];
    };
    expect(linked({})).toBe('https://costs.example.com');
    expect(linked({ dashboardUrl: 'https://portal.example.com/costs' })).toBe(
      'https://portal.example.com/costs',
    );
  });

  it('lets kept answers expire and limits what one question scans, and changes nothing without it', () => {
    const foundation = (settings: object) => synthesized(settings)['foundation']?.resource ?? {};
    const on = foundation({
      ...givenSettings,
      web: { login: cognito, keptAnswerDays: 3, bytesScannedCutoff: 20_000_000 },
    });
    const [bucket] = Object.values(on['aws_s3_bucket_lifecycle_configuration'] ?? {}).filter(
      (one) => JSON.stringify(one).includes('athena-results/'),
    );
    expect(bucket?.['rule']).toContainEqual(
      expect.objectContaining({ filter: [{ prefix: keptPrefix }], expiration: [{ days: 3 }] }),
    );
    const api = Object.values(on['aws_athena_workgroup'] ?? {}).find(
      ({ name }) => name === 'acme-finops-prod-api',
    );
    expect(api).toMatchObject({
      configuration: {
        bytes_scanned_cutoff_per_query: 20_000_000,
        enforce_workgroup_configuration: true,
      },
    });
    expect(JSON.stringify(foundation(givenSettings))).not.toContain(keptPrefix);
  });
});

describe('logs', () => {
  it('are under a key if the settings have keys, which only these logs may use', () => {
    expect(stack.text).not.toContain('aws_kms_key');
    const guarded = synthesizeWeb(webSettings({}, { kms: true }));
    for (const group of Object.values(guarded.of('aws_cloudwatch_log_group'))) {
      expect(group['kms_key_id']).toMatch(/^\$\{aws_kms_key\./);
    }
    const { Statement: statements } = JSON.parse(String(guarded.only('aws_kms_key')['policy'])) as {
      Statement: Statement[];
    };
    expect(statements.find(({ Sid }) => Sid === 'UsedByLogs')?.Condition).toEqual({
      ArnEquals: {
        'kms:EncryptionContext:aws:logs:arn': [
          'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/acme-finops-prod-api',
          'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/vendedlogs/apigateway/acme-finops-prod-api',
        ],
      },
    });
  });
});

describe('a function in a VPC, under a boundary', () => {
  it('is as the account requires it', () => {
    const vpc = { subnetIds: ['subnet-0a1b2c3d'], securityGroupIds: ['sg-0a1b2c3d'] };
    const permissionsBoundary = 'arn:aws:iam::111122223333:policy/boundary';
    const made = synthesizeWeb(
      webSettings({}, { functions: { vpc }, iam: { permissionsBoundary, path: '/finops/' } }),
    );
    expect(made.only('aws_lambda_function')).toMatchObject({
      vpc_config: { subnet_ids: vpc.subnetIds },
    });
    expect(made.only('aws_iam_role')).toMatchObject({
      path: '/finops/',
      permissions_boundary: permissionsBoundary,
    });
    expect(settingsWith().web).toBeUndefined();
  });
});
