/** What a landing zone requires of roles: in every role of every variant, and in every ARN of one. */
import { describe, expect, test } from 'vitest';
import { readEnvironments } from '../../stacks/settings/settings.ts';
import { motoAccountId } from '../support/aws/moto-server.ts';
import { exampleContext, examples } from '../support/terraform/examples.ts';
import { contextVariants, plainContext } from '../support/terraform/test-stacks.ts';
import { settingsWith, synthesizeDigest } from './digest-fixture.ts';
import { givenSettings } from './given-settings.ts';
import { synthesized } from './synthesized.ts';

const account = '111122223333';
const boundary = (of: string, partition = 'aws') =>
  `arn:${partition}:iam::${of}:policy/landing-zone/boundary`;
const iam = (of: string) => ({
  permissionsBoundary: boundary(of),
  path: '/finops/costs/',
  namePrefix: 'app-',
});

const ofModules = { permissionsBoundary: boundary('aws'), path: '/finops/', namePrefix: 'app-' };
const cases = [
  ['the fewest settings', plainContext],
  ...Object.entries(contextVariants),
  ...examples.map((name) => [`the example ${name}`, exampleContext(name)] as const),
] as const;

interface Role {
  readonly name: string;
  readonly path: string;
  readonly permissions_boundary?: string;
}

function rolesOf(settings: object): readonly Role[] {
  return Object.values(synthesized(settings)).flatMap(({ resource = {} }) =>
    Object.values(resource['aws_iam_role'] ?? {}),
  ) as unknown as Role[];
}

describe('every role', () => {
  test.each(cases)('with %s has boundary, path and prefix', (_, context) => {
    const isModule = 'module' in context;
    const settings = { ...context, iam: isModule ? ofModules : iam(motoAccountId) };
    const roles = rolesOf(settings);
    expect(roles.length).toBeGreaterThanOrEqual(4);
    for (const role of roles) {
      expect(role.permissions_boundary).toBe(
        isModule ? `\${var.iam_permissions_boundary}` : boundary(motoAccountId),
      );
      expect(role.path).toBe(isModule ? `\${var.iam_path}` : '/finops/costs/');
      expect(role.name).toMatch(isModule ? /^\$\{var\.iam_name_prefix\}/ : /^app-acme-finops-/);
    }
  });

  test('is checked here: also those of the crawler, QuickSight, the page and its user', () => {
    const settings =
      contextVariants['a legacy report, a crawler, a key and a dashboard of its own'];
    const names = rolesOf({ ...settings, iam: iam(motoAccountId) }).map(({ name }) => name);
    const endings = ['bill-crawler', 'quicksight', 'dashboard-snapshot', 'snapshot-user'];
    for (const ending of endings) expect(names).toContain(`app-acme-finops-test-${ending}`);
  });

  test('has none of them without the settings', () => {
    for (const role of rolesOf(givenSettings)) {
      expect(role).toMatchObject({ path: '/', name: expect.stringMatching(/^acme-finops-prod-/) });
      expect(role).not.toHaveProperty('permissions_boundary');
    }
  });
});

describe('a path and a prefix', () => {
  const stack = synthesizeDigest(settingsWith({ iam: iam(account) }));
  const arn = (name: string) =>
    `arn:aws:iam::${account}:role/finops/costs/app-acme-finops-prod-${name}`;
  const ofRole = (name: string) =>
    Object.values(stack.of('aws_iam_role')).find(
      (role) => role['name'] === `app-acme-finops-prod-${name}`,
    );

  test('are in the ARN of the user’s role that the page’s function assumes', () => {
    const snapshot = Object.values(stack.of('aws_lambda_function')).find(
      (one) => one['function_name'] === 'acme-finops-prod-dashboard-snapshot',
    ) as { environment: { variables: Record<string, string> } };
    expect(snapshot.environment.variables['DIGEST_SNAPSHOT_ROLE_ARN']).toBe(arn('snapshot-user'));
    const policies = Object.values(stack.of('aws_iam_role_policy')).map(({ policy }) =>
      JSON.parse(String(policy)),
    );
    const [act] = policies
      .flatMap(({ Statement }) => Statement)
      .filter(({ Sid }) => Sid === 'ActForTheUser');
    expect(act.Resource).toEqual([arn('snapshot-user')]);
  });

  test('are in the ARN that this role trusts', () => {
    const trust = JSON.parse(String(ofRole('snapshot-user')?.['assume_role_policy']));
    expect(trust.Statement[0].Condition).toEqual({
      ArnEquals: { 'aws:PrincipalArn': arn('dashboard-snapshot') },
    });
  });

  test('do not change the names of functions, rules and logs', () => {
    for (const type of ['aws_lambda_function', 'aws_cloudwatch_event_rule']) {
      for (const one of Object.values(stack.of(type))) {
        expect(one['function_name'] ?? one['name']).toMatch(/^acme-finops-prod-/);
      }
    }
  });
});

describe('settings of IAM', () => {
  function problemsOf(given: object, change: object = {}): string {
    try {
      readEnvironments({ ...givenSettings, ...change, iam: given });
    } catch (error) {
      return (error as Error).message;
    }
    return 'valid';
  }
  const gov = {
    region: 'us-gov-west-1',
    bill: { kind: 'existing', source: 'cur2', bucket: 'bills', prefix: 'data' },
  };

  test.each([
    [
      { permissionsBoundary: 'boundary' },
      'context.digest.iam.permissionsBoundary: given "boundary"; accepted: the ARN of an IAM policy',
    ],
    [{ permissionsBoundary: `arn:aws:iam::${account}:role/boundary` }, 'the ARN of an IAM policy'],
    [
      { permissionsBoundary: boundary(account, 'aws-us-gov') },
      `iam.permissionsBoundary: given "${boundary(account, 'aws-us-gov')}" for ${account} in eu-west-1; ` +
        'accepted: a policy of the partition aws, which the region is in',
    ],
    [
      { permissionsBoundary: boundary('999988887777') },
      'accepted: a policy of that account, or an AWS managed policy',
    ],
    [{ path: 'finops' }, 'iam.path: given "finops"; accepted: a path that begins and ends with'],
    [{ path: '/finops' }, 'accepted: a path that begins and ends with'],
    [{ path: '/fin*ops/' }, 'letters, digits and + = , . @ _ -'],
    [{ path: `/${'p'.repeat(511)}/` }, 'at most 512 characters'],
    [{ path: '' }, 'iam.path: given ""; accepted: a path that begins'],
    [
      { namePrefix: 'app/' },
      `iam.namePrefix: given "app/"; accepted: the beginning of roles' names`,
    ],
    [
      { namePrefix: 'a-landing-zone-with-a-long-name-' },
      'context.digest.iam.namePrefix: given "a-landing-zone-with-a-long-name-", which makes a role ' +
        'a-landing-zone-with-a-long-name-acme-finops-prod-dashboard-snapshot of 67 characters; accepted: ' +
        "a prefix with which no role's name has more than 64",
    ],
    [{ boundary: 'x' }, 'context.digest.iam.boundary: no such setting'],
  ])('%j are rejected', (given, problem) => {
    expect(problemsOf(given)).toContain(problem);
  });

  test('of GovCloud accept a boundary of GovCloud', () => {
    const change = { ...gov, accountId: account };
    expect(problemsOf({ permissionsBoundary: boundary(account, 'aws-us-gov') }, change)).toBe(
      'valid',
    );
    expect(problemsOf({ permissionsBoundary: boundary(account) }, change)).toContain(
      'a policy of the partition aws-us-gov',
    );
  });

  test.each([
    { permissionsBoundary: 'arn:aws:iam::aws:policy/PowerUserAccess' },
    { path: '/' },
    { path: `/${'p'.repeat(510)}/` },
    { path: '/a/b_c/d.e/' },
    { namePrefix: '' },
    { namePrefix: 'a-landing-zone-with-a-long-n-' },
  ])('%j are accepted', (given) => {
    expect(problemsOf(given)).toBe('valid');
  });
});
