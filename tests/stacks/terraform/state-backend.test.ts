/** The terraform block: its versions, and where the state is stored, by setting. */
import { describe, expect, test } from 'vitest';
import { readEnvironments, readSettings } from '../../../stacks/settings/settings.ts';
import { synthesizeDashboard } from '../dashboard-fixture.ts';
import { givenSettings } from '../given-settings.ts';
import { type StackJson, synthesized } from '../synthesized.ts';

/** The block of the smallest stack; all stacks store their state alike. */
const blockOf = (backend: object) => {
  const settings = readSettings({ ...givenSettings, backend });
  return (JSON.parse(synthesizeDashboard(settings).text) as StackJson).terraform;
};

const key = 'arn:aws:kms:eu-west-1:999988887777:key/1234-abcd';

describe('the terraform block', () => {
  const stacks = synthesized(givenSettings);

  test.each(Object.keys(stacks))(
    'of %s requires versions, and contains no path of this machine',
    (name) => {
      expect(stacks[name]?.terraform).toEqual({
        backend: { local: { path: `../../../terraform.${name}.tfstate` } },
        required_version: '>= 1.10.0',
        required_providers: { aws: { source: 'hashicorp/aws', version: '>= 5.100.0, < 7.0.0' } },
      });
      expect(JSON.stringify(stacks[name])).not.toContain(process.cwd());
    },
  );

  test('requires the same versions for every backend', () => {
    const block = blockOf({ kind: 'http', address: 'https://state.example.com' });
    expect(block).toMatchObject({ required_version: '>= 1.10.0' });
  });
});

describe('the state', () => {
  test('is in S3, with a key and a role if they are given', () => {
    const place = { bucket: 'acme-state', keyPrefix: 'finops' };
    const plain = {
      bucket: 'acme-state',
      encrypt: true,
      key: 'finops/acme-finops-prod/dashboard.tfstate',
      region: 'eu-west-1',
      use_lockfile: true,
    };
    expect(blockOf(place)['backend']).toEqual({ s3: plain });
    expect(blockOf({ kind: 's3', ...place })['backend']).toEqual({ s3: plain });
    const roleArn = 'arn:aws:iam::999988887777:role/ci/terraform-state';
    expect(blockOf({ ...place, kmsKeyArn: key, roleArn })['backend']).toEqual({
      s3: { ...plain, kms_key_id: key, assume_role: { role_arn: roleArn } },
    });
  });

  test('is a workspace of HCP Terraform for each stack', () => {
    const organization = 'acme';
    expect(blockOf({ kind: 'remote', organization })['backend']).toEqual({
      remote: { organization, workspaces: { name: 'acme-finops-prod-dashboard' } },
    });
    const hostname = 'terraform.example.com';
    const block = blockOf({ kind: 'cloud', organization, hostname, project: 'FinOps' });
    expect(block).not.toHaveProperty('backend');
    expect(block['cloud']).toEqual({
      organization,
      hostname,
      workspaces: { name: 'acme-finops-prod-dashboard', project: 'FinOps' },
    });
  });

  test('is on a server below one address, locked unless the server cannot lock', () => {
    const address = 'https://gitlab.example.com/api/v4/projects/7/terraform/state';
    const state = `${address}/acme-finops-prod-dashboard`;
    expect(blockOf({ kind: 'http', address })['backend']).toEqual({
      http: {
        address: state,
        lock_address: `${state}/lock`,
        lock_method: 'POST',
        unlock_address: `${state}/lock`,
        unlock_method: 'DELETE',
      },
    });
    expect(blockOf({ kind: 'http', address, locks: false })['backend']).toEqual({
      http: { address: state },
    });
  });

  test('does not depend on how many environments there are', () => {
    const { environment: _, ...unnamed } = givenSettings;
    const backend = { kind: 'cloud', organization: 'acme' };
    const stacks = synthesized({ prod: { ...unnamed, backend } });
    expect(stacks['prod-dashboard']?.terraform['cloud']).toMatchObject({
      workspaces: { name: 'acme-finops-prod-dashboard' },
    });
  });

  test.each([
    [{ kind: 'gcs' }, 'backend.kind: given "gcs"; accepted: s3, remote, cloud or http'],
    ['s3', 'backend: given "s3"; accepted: an object whose kind is s3, remote, cloud or http'],
    [{ bucket: 'acme-state' }, 'backend.keyPrefix: given nothing; accepted: a key prefix'],
    [
      {
        bucket: 'acme-state',
        keyPrefix: 'finops',
        kmsKeyArn: key.replace('eu-west-1', 'us-east-1'),
      },
      "accepted: a key in eu-west-1, where the state's bucket is",
    ],
    [
      { bucket: 'acme-state', keyPrefix: 'finops', roleArn: 'terraform' },
      'backend.roleArn: given "terraform"; accepted: the ARN of an IAM role',
    ],
    [
      { kind: 'http', address: 'http://state.example.com' },
      'backend.address: given "http://state.example.com"; accepted: an https address',
    ],
    [
      { kind: 'http', address: 'https://ci:secret@state.example.com' },
      'accepted: an https address',
    ],
    [
      { kind: 'remote', organization: 'acme', token: 'secret' },
      'backend.token: no such setting; accepted: only the settings kind, organization, hostname',
    ],
  ])('is rejected if it could not be stored: %j', (backend, problem) => {
    expect(() => readEnvironments({ ...givenSettings, backend })).toThrow(problem);
  });
});
