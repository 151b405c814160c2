/**
 * Everything that stores data is private, encrypted, protected from destruction, and accessible to few;
 * so are the key and the state.
 */
import { describe, expect, test } from 'vitest';
import {
  existing,
  type Json,
  legacy,
  list,
  only,
  resources,
  statementsOf,
  synth,
} from './foundation-fixture.ts';

const variants = [
  ['CUR 2.0', {}],
  ['the legacy report', legacy],
  ['an existing FOCUS export', existing('focus')],
  ['a key of the system', { kms: true }],
  ['a given key', { kms: 'arn:aws:kms:eu-west-1:111122223333:key/1234-abcd' }],
] as const;

describe.each(variants)('with %s', (_, change) => {
  const json = synth(change);
  const buckets = Object.keys(json['resource']['aws_s3_bucket']);
  const ofBucket = (type: string, bucket: string) =>
    resources(json, type).find((one) => one['bucket'] === `\${aws_s3_bucket.${bucket}.id}`) as Json;

  test.each(buckets)('bucket %s is private, versioned and encrypted', (bucket) => {
    expect(ofBucket('aws_s3_bucket_public_access_block', bucket)).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(ofBucket('aws_s3_bucket_ownership_controls', bucket)['rule'].object_ownership).toBe(
      'BucketOwnerEnforced',
    );
    expect(ofBucket('aws_s3_bucket_versioning', bucket)['versioning_configuration'].status).toBe(
      'Enabled',
    );
    const [rule] = ofBucket('aws_s3_bucket_server_side_encryption_configuration', bucket)['rule'];
    expect(rule.apply_server_side_encryption_by_default.sse_algorithm).toMatch(
      /^(AES256|aws:kms)$/,
    );
  });

  test.each(buckets)('bucket %s denies every request without TLS', (bucket) => {
    const { policy } = ofBucket('aws_s3_bucket_policy', bucket) as { policy: string };
    const refusal = statementsOf(policy).find(({ Effect }) => Effect === 'Deny');
    expect(refusal).toMatchObject({ Principal: '*', Action: 's3:*' });
    expect(refusal?.Condition).toEqual({ Bool: { 'aws:SecureTransport': 'false' } });
    const name = json['resource']['aws_s3_bucket'][bucket].bucket;
    expect(refusal?.Resource).toEqual([`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`]);
  });

  test.each(buckets)('bucket %s expires old versions and aborted uploads', (bucket) => {
    const [rule] = ofBucket('aws_s3_bucket_lifecycle_configuration', bucket)['rule'];
    expect(rule).toMatchObject({ status: 'Enabled', filter: [{ prefix: '' }] });
    expect(rule.noncurrent_version_expiration[0].noncurrent_days).toBeGreaterThan(0);
    expect(rule.abort_incomplete_multipart_upload).toEqual([{ days_after_initiation: 7 }]);
    expect(rule.expiration, 'objects in use never expire').toBeUndefined();
  });

  test('buckets and keys survive a destroy', () => {
    for (const type of ['aws_s3_bucket', 'aws_kms_key']) {
      for (const one of resources(json, type)) expect(one['lifecycle'].prevent_destroy).toBe(true);
    }
  });

  test('no statement allows a wildcard action or everyone', () => {
    const policies = ['aws_s3_bucket_policy', 'aws_kms_key', 'aws_iam_role_policy'].flatMap(
      (type) => resources(json, type).map(({ policy }) => policy as string),
    );
    const allowed = policies.flatMap(statementsOf).filter(({ Effect }) => Effect === 'Allow');
    for (const statement of allowed) {
      for (const action of list(statement.Action)) expect(action).not.toContain('*');
      expect(statement.Principal).not.toBe('*');
    }
  });

  test('both provider versions accept it, with tags on everything, in this account only', () => {
    expect(json['terraform'].required_providers.aws.version).toBe('>= 5.100.0, < 7.0.0');
    for (const provider of json['provider'].aws) {
      expect(provider.allowed_account_ids).toEqual(['111122223333']);
      expect(provider.default_tags[0].tags).toMatchObject({
        environment: 'prod',
        'cost-center': 'finops',
      });
    }
  });

  test('tables depend on their database', () => {
    for (const one of resources(json, 'aws_glue_catalog_table')) {
      expect(one['database_name']).toMatch(/^\$\{aws_glue_catalog_database\.database\.name\}$/);
    }
  });
});

describe('by setting', () => {
  test('the system’s own key rotates, and encrypts archive and results', () => {
    const json = synth({ kms: true });
    expect(only(json, 'aws_kms_key')['enable_key_rotation']).toBe(true);
    for (const { configuration } of resources(json, 'aws_athena_workgroup')) {
      const { encryption_configuration: encryption } = configuration.result_configuration;
      expect(encryption.kms_key_arn).toMatch(/^\$\{aws_kms_key\./);
    }
    expect(resources(synth(), 'aws_kms_key')).toEqual([]);
  });

  test('the system’s own key decrypts through S3 only, and for this account only', () => {
    const statements = statementsOf(only(synth({ kms: true }), 'aws_kms_key')['policy']);
    const reading = statements.filter(({ Action }) => list(Action).includes('kms:Decrypt'));
    expect(reading.map(({ Condition }) => Condition)).toEqual([
      {
        StringEquals: {
          'kms:CallerAccount': '111122223333',
          'kms:ViaService': 's3.eu-west-1.amazonaws.com',
        },
      },
    ]);
  });

  test('S3 writes access logs of each bucket', () => {
    const json = synth({ accessLogs: { bucket: 'acme-logs', keyPrefix: 's3' } });
    const logs = resources(json, 'aws_s3_bucket_logging').map((one) => one['target_prefix']);
    expect(logs.sort()).toEqual([
      's3/acme-finops-prod-bill-111122223333/',
      's3/acme-finops-prod-summaries-111122223333/',
    ]);
    expect(resources(synth(), 'aws_s3_bucket_logging')).toEqual([]);
  });

  test('the state is in S3 with a lock', () => {
    const backend = { bucket: 'acme-state', keyPrefix: 'finops' };
    expect(synth({ backend })['terraform'].backend.s3).toEqual({
      bucket: 'acme-state',
      key: 'finops/acme-finops-prod/foundation.tfstate',
      region: 'eu-west-1',
      encrypt: true,
      use_lockfile: true,
    });
  });
});
