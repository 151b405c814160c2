/**
 * The delivered bill under a customer managed key: who may use the key, and when the setting is
 * rejected.
 */
import { describe, expect, test } from 'vitest';
import { readEnvironments } from '../../../stacks/settings/settings.ts';
import { rolePolicies, settingsWith, synthesizeDigest } from '../digest-fixture.ts';
import { type Json, only, resources, statementsOf, synth } from '../foundation-fixture.ts';
import { givenSettings } from '../given-settings.ts';
import { bill, billData, call, outcomeOf } from '../iam-calls.ts';

const account = '111122223333';
const givenKey = `arn:aws:kms:eu-west-1:${account}:key/1234-abcd`;
const cur2 = { kind: 'export-cur2', kms: true };
const legacy = { kind: 'export-legacy', kms: true, crawler: true };

/** The encryption of the bill's bucket. */
function encryptionOfBill(json: Json): Json {
  const [id] = Object.entries<Json>(json['resource']['aws_s3_bucket']).find(
    ([, one]) => one['bucket'] === `acme-finops-prod-bill-${account}`,
  ) ?? [''];
  const rules = resources(json, 'aws_s3_bucket_server_side_encryption_configuration').find(
    (one) => one['bucket'] === `\${aws_s3_bucket.${id}.id}`,
  );
  return rules?.['rule'][0];
}

const billingIn = (json: Json) =>
  statementsOf(only(json, 'aws_kms_key')['policy']).filter(({ Principal }) =>
    JSON.stringify(Principal).includes('Service'),
  );

function problemsOf(change: object): string {
  try {
    readEnvironments({ ...givenSettings, ...change });
  } catch (error) {
    return (error as Error).message;
  }
  return 'valid';
}

describe('the bill’s bucket', () => {
  test('has S3’s own encryption unless the setting says otherwise, regardless of the archive’s', () => {
    for (const kms of [false, true, givenKey]) {
      expect(encryptionOfBill(synth({ kms }))).toEqual({
        apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' },
      });
    }
    expect(billingIn(synth({ kms: true }))).toEqual([]);
  });

  test('is encrypted with the system’s key, or with the given one', () => {
    const own = encryptionOfBill(synth({ kms: true, bill: cur2 }));
    expect(own).toMatchObject({
      apply_server_side_encryption_by_default: {
        sse_algorithm: 'aws:kms',
        kms_master_key_id: expect.stringMatching(/^\$\{aws_kms_key\./),
      },
      bucket_key_enabled: true,
    });
    const given = encryptionOfBill(synth({ kms: givenKey, bill: cur2 }));
    expect(given['apply_server_side_encryption_by_default'].kms_master_key_id).toBe(givenKey);
  });

  test.each([
    ['bcm-data-exports.amazonaws.com', cur2],
    ['billingreports.amazonaws.com', legacy],
  ])('allows %s to use the system’s key, for this account only', (service, kind) => {
    expect(billingIn(synth({ kms: true, bill: kind }))).toEqual([
      {
        Sid: 'UsedByBillingToDeliver',
        Effect: 'Allow',
        Principal: { Service: service },
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Resource: '*',
        Condition: { StringEquals: { 'aws:SourceAccount': account } },
      },
    ]);
  });

  test('stays the same bucket under a key: nothing is replaced', () => {
    const before = synth({ kms: true });
    const after = synth({ kms: true, bill: cur2 });
    expect(Object.keys(after['resource'])).toEqual(Object.keys(before['resource']));
    expect(after['resource'].aws_s3_bucket).toEqual(before['resource'].aws_s3_bucket);
    expect(after['resource'].aws_bcmdataexports_export).toEqual(
      before['resource'].aws_bcmdataexports_export,
    );
  });
});

describe('who reads the bill', () => {
  const key = `arn:aws:kms:eu-west-1:${account}:key/0f2c`;
  const decrypt = (service: string) =>
    call('kms:Decrypt', key, {
      'kms:ViaService': `${service}.eu-west-1.amazonaws.com`,
      'kms:ResourceAliases': ['alias/acme-finops-prod'],
    });

  test.each(['daily-digest', 'backfill', 'partition-audit'])('%s may decrypt it', async (name) => {
    const policies = rolePolicies(synthesizeDigest(settingsWith({ kms: true, bill: cur2 })));
    const role = `acme-finops-prod-${name}`;
    expect(await outcomeOf(policies.get(role), role, decrypt('s3'))).toBe('Allowed');
    const object = call('s3:GetObject', `${bill}/${billData}/BILLING_PERIOD=2026-11/a.parquet`);
    expect(await outcomeOf(policies.get(role), role, object)).toBe('Allowed');
  });

  test('the crawler may decrypt it if it is under the key, through S3 only', async () => {
    const role = 'acme-finops-prod-bill-crawler';
    const policyWith = (kind: object) =>
      JSON.parse(only(synth({ kms: true, bill: kind }), 'aws_iam_role_policy')['policy']);
    const under = policyWith(legacy);
    expect(await outcomeOf(under, role, decrypt('s3'))).toBe('Allowed');
    expect(await outcomeOf(under, role, decrypt('sqs'))).toBe('ImplicitlyDenied');
    const notUnder = policyWith({ ...legacy, kms: false });
    expect(await outcomeOf(notUnder, role, decrypt('s3'))).toBe('ImplicitlyDenied');
  });
});

describe('a key for the bill', () => {
  test.each([cur2, legacy])('is rejected if the system has no key: %j', (kind) => {
    expect(problemsOf({ bill: kind })).toContain(
      'context.digest.bill.kms: given true, but kms is false; accepted: true if kms is true or the ' +
        'ARN of a key',
    );
    expect(problemsOf({ bill: kind, kms: true })).toBe('valid');
    expect(problemsOf({ bill: kind, kms: givenKey })).toBe('valid');
  });

  test('is not a setting of an existing bill, whose owner chooses the encryption', () => {
    const existing = { kind: 'existing', source: 'cur2', bucket: 'bills', prefix: 'x/data' };
    expect(problemsOf({ bill: { ...existing, kms: true }, kms: true })).toContain(
      'context.digest.bill.kms: no such setting; accepted: only the settings kind, source',
    );
  });

  test('is true or false', () => {
    expect(problemsOf({ bill: { ...cur2, kms: givenKey }, kms: true })).toContain(
      `context.digest.bill.kms: given "${givenKey}"; accepted: true or false`,
    );
  });

  test('is rejected in a module with the same message', () => {
    const module = (kms: unknown) => () => readEnvironments({ module: true, bill: cur2, kms });
    expect(module(false)).toThrow('context.digest.bill.kms: given true, but kms is false');
    expect(module('variable')).not.toThrow();
  });
});
