/**
 * The outputs contain what the owner of a bill must allow. With them, and not without, the roles that
 * read the bill get access from another account, and no other role does. A real evaluator of IAM
 * policies checks it.
 */
import { describe, expect, test } from 'vitest';
import {
  account,
  rolePolicies,
  type Synthesized,
  settingsWith,
  synthesizeDigest,
} from './digest-fixture.ts';
import { type Call, call, outcomeOf } from './iam-calls.ts';

const owner = '444455556666';
const bucket = 'arn:aws:s3:::acme.bills';
const keyArn = `arn:aws:kms:us-east-1:${owner}:key/1`;
const bill = {
  kind: 'existing',
  source: 'cur2',
  bucket: 'acme.bills',
  prefix: 'exports/acme/data',
  region: 'us-east-1',
  accountId: owner,
  kmsKeyArn: keyArn,
};
const data = 'exports/acme/data/BILLING_PERIOD=2026-11/';
const manifests = 'exports/acme/metadata/BILLING_PERIOD=2026-11/';
const readers = ['daily-digest', 'partition-audit', 'resource-metrics', 'backfill'];
const others = ['account-directory', 'dashboard-snapshot', 'snapshot-user'];
const roleOf = (name: string) => `acme-finops-prod-${name}`;

const synthesizeWith = (change: object = {}) =>
  synthesizeDigest(settingsWith({ bill: { ...bill, ...change } }));

/** Outputs as Terraform prints them: a function's role is replaced by its ARN. */
function outputsOf({ text, of }: Synthesized): Readonly<Record<string, string>> {
  const { output } = JSON.parse(text) as { output: Record<string, { value: string }> };
  const roles = of('aws_iam_role');
  const functions = of('aws_lambda_function');
  const evaluated = (value: string): string =>
    value
      .replace(/\$\{aws_lambda_function\.([\w-]+)\.role\}/g, (_, id) =>
        String(functions[id]?.['role']),
      )
      .replace(/\$\{aws_iam_role\.([\w-]+)\.arn\}/g, (_, id) => {
        return `arn:aws:iam::${account}:role/${roles[id]?.['name']}`;
      });
  const named = Object.entries(output).map(([name, { value }]) => [name, evaluated(value)]);
  return Object.fromEntries(named);
}

const stack = synthesizeWith();
const policies = rolePolicies(stack);
const outputs = outputsOf(stack);
const bucketPolicy = JSON.parse(outputs['bill_bucket_policy'] ?? '{}');
const keyPolicy = {
  Version: '2012-10-17',
  Statement: [JSON.parse(outputs['bill_key_policy_statement'] ?? '{}')],
};
const throughS3 = (region: string) => ({ 'kms:ViaService': `s3.${region}.amazonaws.com` });

const reads: readonly Call[] = [
  call('s3:GetObject', `${bucket}/${data}bill-00001.snappy.parquet`),
  call('s3:ListBucket', bucket, { 's3:prefix': data }),
  call('s3:ListBucket', bucket, { 's3:prefix': manifests }),
  call('s3:GetObject', `${bucket}/${manifests}bill-Manifest.json`),
  call('s3:GetBucketLocation', bucket),
].map((one) => ({ ...one, owner, resourcePolicy: bucketPolicy }));
const decrypts: Call = {
  ...call('kms:Decrypt', keyArn, throughS3('us-east-1')),
  owner,
  resourcePolicy: keyPolicy,
};

/** The distinct results of all these calls by these roles. */
async function outcomes(names: readonly string[], calls: readonly Call[]) {
  const all = names.flatMap((name) =>
    calls.map((one) => outcomeOf(policies.get(roleOf(name)), roleOf(name), one)),
  );
  return [...new Set(await Promise.all(all))];
}

describe('a bill of another account', () => {
  test('can be read by the roles that need it, if its owner allows what the outputs say', async () => {
    expect(await outcomes(readers, [...reads, decrypts])).toEqual(['Allowed']);
  });

  test('cannot be read without these statements', async () => {
    const nothing = { Version: '2012-10-17', Statement: [] };
    const without = [...reads, decrypts].map((one) => ({ ...one, resourcePolicy: nothing }));
    expect(await outcomes(readers, without)).toEqual(['ImplicitlyDenied']);
  });

  test('cannot be read by other roles, regardless of their own policies', async () => {
    const everything = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: ['s3:*', 'kms:*'], Resource: '*' }],
    };
    for (const name of [...others, 'daily-digest-2']) {
      const all = [...reads, decrypts].map((one) => outcomeOf(everything, roleOf(name), one));
      expect(new Set(await Promise.all(all))).toEqual(new Set(['ImplicitlyDenied']));
    }
  });

  test('allows nothing else: no other folder, no write, no key except through S3', async () => {
    const others = [
      call('s3:GetObject', `${bucket}/payroll/a.csv`),
      call('s3:ListBucket', bucket, { 's3:prefix': '' }),
      call('s3:PutObject', `${bucket}/${data}bill-00001.snappy.parquet`),
      call('s3:DeleteObject', `${bucket}/${data}bill-00001.snappy.parquet`),
      call('s3:PutBucketPolicy', bucket),
    ].map((one) => ({ ...one, owner, resourcePolicy: bucketPolicy }));
    const ways = [throughS3('eu-west-1'), { 'kms:ViaService': 'sqs.us-east-1.amazonaws.com' }, {}];
    const keys = ways.map((context) => ({ ...decrypts, context }));
    const encrypt = { ...decrypts, action: 'kms:GenerateDataKey' };
    expect(await outcomes(readers, [...others, ...keys, encrypt])).toEqual(['ImplicitlyDenied']);
  });

  test('is not read from a bucket of the same name in another account', async () => {
    const theirs = reads.map((one) => ({ ...one, owner: '777788889999' }));
    expect(await outcomes(readers, theirs)).toEqual(['ImplicitlyDenied']);
  });
});

describe('the outputs', () => {
  test('are statements without a Sid, so that they fit into any policy', () => {
    expect(bucketPolicy).toMatchObject({ Version: '2012-10-17' });
    for (const statement of [...bucketPolicy.Statement, ...keyPolicy.Statement]) {
      expect(statement).not.toHaveProperty('Sid');
      expect(statement).toMatchObject({
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${account}:root` },
        Condition: {
          ArnEquals: {
            'aws:PrincipalArn': readers.map(
              (name) => `arn:aws:iam::${account}:role/${roleOf(name)}`,
            ),
          },
        },
      });
    }
  });

  test.each([
    ['a bucket of our own account', { accountId: account, kmsKeyArn: undefined }, []],
    ['a bucket whose owner is not given', { accountId: undefined, kmsKeyArn: undefined }, []],
    ['a bucket of another account', { kmsKeyArn: undefined }, ['bill_bucket_policy']],
    ['a key', { accountId: undefined }, ['bill_key_policy_statement']],
    ['both', {}, ['bill_bucket_policy', 'bill_key_policy_statement']],
  ])('of a bill with %s are those that its owner needs', (_, change, expected) => {
    const { output } = JSON.parse(synthesizeWith(change).text) as { output: object };
    expect(Object.keys(output).filter((name) => name.startsWith('bill_'))).toEqual(expected);
  });

  test('do not exist for an export, because its bucket is ours', () => {
    const { output } = JSON.parse(synthesizeDigest().text) as { output: object };
    expect(Object.keys(output).filter((name) => name.startsWith('bill_'))).toEqual([]);
  });
});
