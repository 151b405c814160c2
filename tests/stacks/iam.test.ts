/**
 * Each role may do what its function does and nothing else, checked by a real evaluator of IAM
 * policies.
 */
import { describe, expect, it } from 'vitest';
import { account, rolePolicies, settingsWith, synthesizeDigest } from './digest-fixture.ts';
import { bill, type Call, call, calls, outcomeOf } from './iam-calls.ts';
import {
  allowed,
  askedInAnothers,
  costsOfResources,
  deniedTo,
  deniedToAll,
  digestFunction,
  inAccount,
  metricsOfResources,
  own,
  queriers,
  roleOf,
} from './iam-matrix.ts';

const policies = rolePolicies(synthesizeDigest());
const matrix = (of: (name: string) => readonly Call[]) =>
  Object.keys(allowed).flatMap((name) =>
    of(name).map(({ action, resource, context }) => ({ name, action, resource, context })),
  );

async function outcome({ name, ...one }: { name: string } & Call) {
  const role = roleOf(name);
  return `${await outcomeOf(policies.get(role), role, one)}: ${name} ${one.action} ${one.resource}`;
}

describe('the roles', () => {
  it('allow every call their functions make', async () => {
    const all = matrix((name) => [
      ...(name === 'snapshot-user' ? [] : own(name)),
      ...(allowed[name] ?? []),
    ]);
    const outcomes = await Promise.all(all.map((one) => outcome(one as { name: string } & Call)));
    expect(outcomes.filter((one) => !one.startsWith('Allowed'))).toEqual([]);
    expect(outcomes.length).toBeGreaterThan(90);
  });

  it('deny what no function does, and what only another does', async () => {
    const all = matrix((name) => [
      ...deniedToAll,
      ...(deniedTo[name] ?? []),
      ...queriers.filter((one) => one !== name).flatMap((one) => askedInAnothers(one)),
      ...(name === 'daily-digest' ? own('backfill').slice(0, 2) : own('daily-digest').slice(0, 2)),
    ]);
    const outcomes = await Promise.all(all.map((one) => outcome(one as { name: string } & Call)));
    expect(outcomes.filter((one) => !one.startsWith('ImplicitlyDenied'))).toEqual([]);
  });

  it.each([
    [
      'the legacy report',
      { kind: 'export-legacy' },
      bill,
      'bill/acme-finops-prod-bill/20261101-20261201/bill-Manifest.json',
      'bill/acme-finops-prod-bill/another/bill-Manifest.json',
    ],
    [
      'an existing export',
      { kind: 'existing', source: 'focus', bucket: 'acme-bills', prefix: 'exports/acme/data' },
      'arn:aws:s3:::acme-bills',
      'exports/acme/metadata/billing_period=2026-11/acme-Manifest.json',
      'exports/another/metadata/billing_period=2026-11/another-Manifest.json',
    ],
    [
      'a bill without AWS’s folder layout',
      { kind: 'existing', source: 'cur2', bucket: 'acme-bills', prefix: 'bills' },
      'arn:aws:s3:::acme-bills',
      'bills/BILLING_PERIOD=2026-11/any-Manifest.json',
      'metadata/BILLING_PERIOD=2026-11/any-Manifest.json',
    ],
  ])('read the manifests of %s, and no other object', async (_, kind, bucket, own, other) => {
    const given = rolePolicies(synthesizeDigest(settingsWith({ bill: kind })));
    for (const name of ['daily-digest', 'backfill', 'partition-audit']) {
      const may = (key: string) =>
        Promise.all([
          outcomeOf(
            given.get(roleOf(name)),
            roleOf(name),
            call('s3:GetObject', `${bucket}/${key}`),
          ),
          outcomeOf(
            given.get(roleOf(name)),
            roleOf(name),
            call('s3:ListBucket', bucket, { 's3:prefix': key.replace(/[^/]+$/, '') }),
          ),
        ]);
      expect(await may(own)).toEqual(['Allowed', 'Allowed']);
      expect(await may(other)).toEqual(['ImplicitlyDenied', 'ImplicitlyDenied']);
    }
  });

  it('let the audit read nothing of the resource metrics where they are off', async () => {
    const role = roleOf('partition-audit');
    const off = rolePolicies(synthesizeDigest(settingsWith({ resourceMetrics: undefined })));
    for (const asked of [costsOfResources, metricsOfResources].map((one) =>
      call('s3:GetObject', one),
    )) {
      expect(await outcomeOf(policies.get(role), role, asked)).toBe('Allowed');
      expect(await outcomeOf(off.get(role), role, asked)).toBe('ImplicitlyDenied');
    }
  });

  describe('with Lake Formation or an encrypted catalog', () => {
    const glueCatalogKmsKeyArn = `arn:aws:kms:eu-west-1:${account}:key/catalog`;
    const guarded = rolePolicies(
      synthesizeDigest(settingsWith({ lakeFormation: true, glueCatalogKmsKeyArn })),
    );
    const keyActions = ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'];
    const through = (service: string) => ({
      'kms:ViaService': `${service}.eu-west-1.amazonaws.com`,
    });
    const ask = call('lakeformation:GetDataAccess', '*', inAccount);
    const useKey = calls(keyActions, glueCatalogKmsKeyArn, through('glue'));
    const querying = Object.keys(allowed).filter((name) => name !== 'snapshot-user');

    async function outcomesIn(policies: typeof guarded, names: readonly string[], all: Call[]) {
      const one = (name: string, asked: Call) =>
        outcomeOf(policies.get(roleOf(name)), roleOf(name), asked);
      return new Set(
        await Promise.all(names.flatMap((name) => all.map((asked) => one(name, asked)))),
      );
    }

    it('request access from Lake Formation, and use the key of the catalog through Glue', async () => {
      const all = [ask, ...useKey];
      expect(await outcomesIn(guarded, querying, all)).toEqual(new Set(['Allowed']));
      const denied = new Set(['ImplicitlyDenied']);
      expect(await outcomesIn(policies, querying, all)).toEqual(denied);
      expect(await outcomesIn(guarded, ['snapshot-user'], all)).toEqual(denied);
    });

    it('use no other key, that key only through Glue, and cannot administer the lake', async () => {
      const all = [
        ...calls(keyActions, glueCatalogKmsKeyArn, through('s3')),
        ...calls(keyActions, `arn:aws:kms:eu-west-1:${account}:key/other`, through('glue')),
        ...calls(['lakeformation:GrantPermissions', 'lakeformation:PutDataLakeSettings'], '*'),
      ];
      expect(await outcomesIn(guarded, querying, all)).toEqual(new Set(['ImplicitlyDenied']));
    });
  });

  it('allow Lambda to manage interfaces in a VPC, but not the function’s own code', async () => {
    const vpc = { subnetIds: ['subnet-0123abcd'], securityGroupIds: ['sg-0123abcd'] };
    const inVpc = rolePolicies(synthesizeDigest(settingsWith({ functions: { vpc } })));
    const names = Object.keys(allowed).filter((name) => name !== 'snapshot-user');
    const actions = ['Create', 'Delete', 'Describe']
      .map((verb) => `ec2:${verb}NetworkInterface${verb === 'Describe' ? 's' : ''}`)
      .concat(['DescribeSubnets', 'AssignPrivateIpAddresses'].map((one) => `ec2:${one}`))
      .concat('ec2:UnassignPrivateIpAddresses');
    const place = `arn:aws:ec2:eu-west-1:${account}`;
    const resourceOf = (action: string) =>
      action.includes('Describe') ? '*' : `${place}:network-interface/eni-0123abcd`;
    for (const name of names) {
      const source = { 'lambda:SourceFunctionArn': digestFunction.replace('daily-digest', name) };
      for (const action of actions) {
        const asked = (context: Call['context'] = {}) =>
          outcomeOf(
            inVpc.get(roleOf(name)),
            roleOf(name),
            call(action, resourceOf(action), context),
          );
        expect(await asked(), `${name} ${action}`).toBe('Allowed');
        expect(await asked(source), `${name} ${action}`).toBe('ExplicitlyDenied');
      }
      const other = call('ec2:ModifyNetworkInterfaceAttribute', resourceOf('other'));
      expect(await outcomeOf(inVpc.get(roleOf(name)), roleOf(name), other)).toBe(
        'ImplicitlyDenied',
      );
    }
    expect(JSON.stringify([...policies.values()])).not.toContain('ec2:');
  });

  it('use the key of the system by its alias, through S3 only', async () => {
    const withKey = rolePolicies(synthesizeDigest(settingsWith({ kms: true })));
    const role = roleOf('daily-digest');
    const decrypt = (alias: string, service: string) =>
      outcomeOf(
        withKey.get(role),
        role,
        call('kms:Decrypt', `arn:aws:kms:eu-west-1:${account}:key/0f2c`, {
          'kms:ViaService': `${service}.eu-west-1.amazonaws.com`,
          'kms:ResourceAliases': [alias],
        }),
      );
    expect(await decrypt('alias/acme-finops-prod', 's3')).toBe('Allowed');
    expect(await decrypt('alias/payroll', 's3')).toBe('ImplicitlyDenied');
    expect(await decrypt('alias/acme-finops-prod', 'sqs')).toBe('ImplicitlyDenied');
  });
});
