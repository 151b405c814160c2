/** The stack `warehouse`: private, encrypted, limited, and only with its setting. */
import { describe, expect, test } from 'vitest';
import { redshiftStatements } from '../../src/warehouse/redshift-statements.ts';
import { readEnvironments } from '../../stacks/settings/settings.ts';
import { account } from './digest-fixture.ts';
import { givenSettings } from './given-settings.ts';
import { synthesized } from './synthesized.ts';
import {
  cluster,
  existingWorkgroup,
  resourcesOf,
  serverless,
  stacksWith,
  workgroupArn,
} from './warehouse-fixture.ts';

const namespaces = 'aws_redshiftserverless_namespace';
const workgroups = 'aws_redshiftserverless_workgroup';

describe('a serverless warehouse', () => {
  const stacks = stacksWith({ warehouse: serverless });
  const of = resourcesOf(stacks, 'warehouse');

  test('is a stack of its own, with the setting alone', () => {
    const all = synthesized({ ...givenSettings, warehouse: serverless });
    expect(Object.keys(all)).toEqual(['foundation', 'digest', 'dashboard', 'warehouse']);
    const { resource = {} } = all['foundation'] ?? {};
    for (const { name } of Object.values(resource['aws_glue_catalog_table'] ?? {})) {
      expect(name).not.toMatch(/_files$/);
    }
  });

  test('is private: no public address, enhanced VPC routing, TLS, given subnets and groups', () => {
    const [workgroup] = of(workgroups);
    expect(workgroup).toMatchObject({
      workgroup_name: 'acme-finops-prod',
      publicly_accessible: false,
      enhanced_vpc_routing: true,
      base_capacity: 8,
      subnet_ids: serverless.subnetIds,
      security_group_ids: serverless.securityGroupIds,
    });
    expect(workgroup?.['config_parameter']).toContainEqual({
      parameter_key: 'require_ssl',
      parameter_value: 'true',
    });
  });

  test('has a limit on its own workgroup, after which queries are refused', () => {
    const [limit] = of('aws_redshiftserverless_usage_limit');
    expect(limit).toMatchObject({
      resource_arn: expect.stringMatching(/^\$\{aws_redshiftserverless_workgroup\..+\.arn\}$/),
      usage_type: 'serverless-compute',
      amount: 100,
      period: 'monthly',
      breach_action: 'deactivate',
    });
  });

  test('has no password in settings or state: Redshift makes it, in Secrets Manager', () => {
    const [namespace] = of(namespaces);
    expect(namespace).toMatchObject({ manage_admin_password: true, db_name: 'finops' });
    expect(JSON.stringify(stacks['warehouse'])).not.toContain('admin_user_password');
  });

  test('has the role that reads the archive, after its policy, and logs who asked what', () => {
    const [namespace] = of(namespaces);
    expect(namespace?.['iam_roles']).toEqual([expect.stringMatching(/^\$\{aws_iam_role\.role_/)]);
    expect(namespace?.['depends_on']).toContainEqual(
      expect.stringMatching(/^aws_iam_role_policy\.role_policy/),
    );
    expect(namespace?.['log_exports']).toEqual(['connectionlog', 'useractivitylog', 'userlog']);
  });

  test('is encrypted by AWS’s key, by a key of its own, or by the given one', () => {
    expect(of(namespaces)[0]).not.toHaveProperty('kms_key_id');
    const own = resourcesOf(stacksWith({ warehouse: serverless, kms: true }), 'warehouse');
    const reference = expect.stringMatching(/^\$\{aws_kms_key\.key_.+\.arn\}$/);
    expect(own(namespaces)[0]).toMatchObject({
      kms_key_id: reference,
      admin_password_secret_kms_key_id: reference,
    });
    expect(own('aws_kms_key')[0]).toMatchObject({ enable_key_rotation: true });
    const kms = `arn:aws:kms:eu-west-1:${account}:key/1`;
    const given = resourcesOf(stacksWith({ warehouse: serverless, kms }), 'warehouse');
    expect(given(namespaces)[0]).toMatchObject({ kms_key_id: kms });
    expect(given('aws_kms_key')).toEqual([]);
  });

  test('brings the Glue tables that only Redshift needs', () => {
    const tables = of('aws_glue_catalog_table').map(({ name }) => name);
    expect(tables.sort()).toEqual([
      'cost_recommendations_files',
      'ou_forecast_files',
      'resource_costs_files',
      'resource_metrics_files',
      'restated_days_files',
      'tag_coverage_files',
      'team_units_files',
    ]);
  });

  test('is granted its tables by Lake Formation, those of its own stack after they exist', () => {
    const guarded = stacksWith({ warehouse: serverless, lakeFormation: true });
    const grants = resourcesOf(
      guarded,
      'warehouse',
    )('aws_lakeformation_permissions') as unknown as {
      permissions: string[];
      table?: { name: string; database_name: string };
      database?: { name: string };
      depends_on: string[];
    }[];
    const named = grants.map(({ table, database }) => table?.name ?? `database ${database?.name}`);
    expect(named.sort()).toEqual([
      'budgets',
      'business_figures',
      'cost_allocation',
      'cost_recommendations_files',
      'database acme_finops_prod_db',
      'ou_breakdown',
      'ou_forecast_files',
      'resource_costs_files',
      'resource_metrics_files',
      'restated_days_files',
      'tag_coverage_files',
      'team_units_files',
    ]);
    for (const { table, permissions, depends_on } of grants) {
      expect(permissions).toEqual(table === undefined ? ['DESCRIBE'] : ['DESCRIBE', 'SELECT']);
      expect(depends_on).toHaveLength(7);
    }
  });

  test('has no part in an existing workgroup or cluster, where the role is associated by hand', () => {
    for (const warehouse of [existingWorkgroup, cluster]) {
      const found = resourcesOf(stacksWith({ warehouse, kms: true }), 'warehouse');
      for (const type of [namespaces, workgroups, 'aws_kms_key']) expect(found(type)).toEqual([]);
      expect(found('aws_iam_role')).toHaveLength(1);
    }
  });
});

describe('the output for the command', () => {
  const outputOf = (warehouse: object) =>
    stacksWith({ warehouse })['warehouse']?.output['warehouse']?.value as unknown as Record<
      string,
      string | string[]
    >;

  test('has everything that the statements are made of', () => {
    const output = outputOf(serverless);
    expect(output['role_arn']).toMatch(/^\$\{aws_iam_role\.role_.+\.arn\}$/);
    const statements = redshiftStatements({
      region: output['region'] as string,
      roleArn: `arn:aws:iam::${account}:role/acme-finops-prod-warehouse`,
      glueDatabase: output['glue_database'] as string,
      externalSchema: output['external_schema'] as string,
      schema: output['schema'] as string,
      readerRoles: output['reader_roles'] as string[],
    });
    expect(statements.at(-1)?.sql).toContain('to role "finops_analyst"');
  });

  test.each([
    [
      serverless,
      {
        workgroup: 'acme-finops-prod',
        database: 'finops',
        secret_arn: expect.stringMatching(/admin_password_secret_arn\}$/),
      },
    ],
    [existingWorkgroup, { workgroup: workgroupArn, database: 'dev', reader_roles: [] }],
    [
      { ...cluster, databaseUser: 'admin' },
      { cluster: 'analytics', database_user: 'admin' },
    ],
  ])('says where statements run and as whom: %j', (warehouse, expected) => {
    expect(outputOf(warehouse)).toMatchObject(expected);
    expect(outputOf(cluster)).not.toHaveProperty('secret_arn');
  });
});

describe('settings of a warehouse', () => {
  function problemsOf(warehouse: unknown, change: object = {}): string {
    try {
      readEnvironments({ ...givenSettings, ...change, warehouse });
    } catch (error) {
      return (error as Error).message;
    }
    return 'valid';
  }

  test.each([
    [{}, 'warehouse.kind: given nothing; accepted: serverless, workgroup or cluster'],
    [true, 'accepted: an object whose kind is serverless, workgroup or cluster'],
    [{ ...serverless, subnetIds: ['subnet-0123456789abcdef0'] }, 'a list of 2 to 16 ids'],
    [{ ...serverless, baseCapacity: 9 }, 'warehouse.baseCapacity: given 9; accepted: RPUs'],
    [{ ...serverless, baseCapacity: 1016 }, 'a multiple of 32 up to 1024'],
    [{ ...serverless, readerRoles: ['PUBLIC'] }, 'not public, which is everybody'],
    [{ ...serverless, readerRoles: ['a"b'] }, 'warehouse.readerRoles[0]'],
    [{ ...serverless, schema: 'Costs' }, 'warehouse.schema: given "Costs"'],
    [{ ...serverless, schema: 'finops_archive' }, 'accepted: another name, because views'],
    [{ ...serverless, usageLimit: { breachAction: 'ignore' } }, 'deactivate, emit-metric, log'],
    [{ ...serverless, publiclyAccessible: true }, 'warehouse.publiclyAccessible: no such setting'],
    [
      {
        ...existingWorkgroup,
        workgroupArn: workgroupArn.replace('eu-west-1', 'us-east-1'),
      },
      `one of this account and region: arn:aws:redshift-serverless:eu-west-1:${account}:…`,
    ],
    [
      { ...cluster, secretArn: 'arn:aws:secretsmanager:eu-west-1:999988887777:secret:redshift-a' },
      `one of this account and region: arn:aws:secretsmanager:eu-west-1:${account}:…`,
    ],
    [
      {
        ...cluster,
        databaseUser: 'admin',
        secretArn: `arn:aws:secretsmanager:eu-west-1:${account}:secret:redshift-a`,
      },
      'secretArn or databaseUser',
    ],
    [{ ...existingWorkgroup, databaseUser: 'admin' }, 'databaseUser: no such setting'],
    [{ ...cluster, database: undefined }, 'warehouse.database: given nothing'],
  ])('%j are rejected', (warehouse, problem) => {
    expect(problemsOf(warehouse)).toContain(problem);
  });

  test('are rejected with a role whose ARN would be two in SQL, and in a module', () => {
    expect(problemsOf(cluster, { iam: { path: '/a,b/' } })).toContain(
      'accepted: one without a comma',
    );
    expect(problemsOf(undefined, { iam: { path: '/a,b/' } })).toBe('valid');
    const module = { module: true, bill: { kind: 'export-cur2' }, warehouse: cluster };
    expect(() => readEnvironments(module)).toThrow('because a module has no stack warehouse');
  });

  test.each([4, 8, 24, 512, 544, 1024])('accept %d RPUs', (baseCapacity) => {
    expect(problemsOf({ ...serverless, baseCapacity })).toBe('valid');
  });
});
