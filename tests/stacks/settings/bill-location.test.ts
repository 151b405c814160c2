/**
 * A bill in another region or account: what is rejected, and which permissions and variables let it be
 * read.
 */
import { describe, expect, test } from 'vitest';
import {
  readEnvironments,
  readSettings,
  type StackSettings,
} from '../../../stacks/settings/settings.ts';
import { listOf, rolePolicies, settingsWith, synthesizeDigest } from '../digest-fixture.ts';
import { givenSettings } from '../given-settings.ts';

const bill = {
  kind: 'existing',
  source: 'cur2',
  bucket: 'acme-bills',
  prefix: 'exports/acme/data',
};
const key = (region: string, partition = 'aws') =>
  `arn:${partition}:kms:${region}:444455556666:key/1`;

function problemsOf(change: object, region = 'eu-west-1'): string {
  try {
    readEnvironments({ ...givenSettings, region, bill: { ...bill, ...change } });
  } catch (error) {
    return (error as Error).message;
  }
  return 'valid';
}

describe('a bill in another region or account', () => {
  test.each([
    [
      { region: 'us-gov-east-1' },
      'eu-west-1',
      'bill.region: given "us-gov-east-1" for a system in eu-west-1; accepted: a region of the same',
    ],
    [
      { region: 'us-east-1' },
      'us-gov-west-1',
      'bill.region: given "us-east-1" for a system in us-gov-west-1; accepted: a region of the same',
    ],
    [{ region: 'Virginia' }, 'eu-west-1', 'bill.region: given "Virginia"; accepted: an AWS region'],
    [
      { region: 'us-iso-east-1' },
      'eu-west-1',
      'bill.region: given "us-iso-east-1"; accepted: an AWS region',
    ],
    [
      { accountId: 444455556666 },
      'eu-west-1',
      'bill.accountId: given 444455556666; accepted: an AWS account id in quotes',
    ],
    [
      { kmsKeyArn: key('us-east-1') },
      'eu-west-1',
      `bill.kmsKeyArn: given "${key('us-east-1')}"; accepted: a key in eu-west-1, where the bill's`,
    ],
    [
      { region: 'us-east-1', kmsKeyArn: key('eu-west-1') },
      'eu-west-1',
      `bill.kmsKeyArn: given "${key('eu-west-1')}"; accepted: a key in us-east-1, where the bill's`,
    ],
    [
      { kmsKeyArn: key('eu-west-1', 'aws-cn') },
      'eu-west-1',
      `given "${key('eu-west-1', 'aws-cn')}"; accepted: a key in eu-west-1, where the bill's bucket`,
    ],
  ])('is rejected with %j in %3$s', (change, region, problem) => {
    expect(problemsOf(change, region)).toContain(`context.digest.`);
    expect(problemsOf(change, region)).toContain(problem);
  });

  test.each([
    [{}, 'eu-west-1'],
    [{ region: 'us-east-1', kmsKeyArn: key('us-east-1') }, 'eu-west-1'],
    [{ region: 'us-east-1', accountId: '444455556666' }, 'eu-west-1'],
    [{ region: 'us-gov-east-1' }, 'us-gov-west-1'],
    [{ region: 'us-gov-east-1', kmsKeyArn: key('us-gov-east-1', 'aws-us-gov') }, 'us-gov-west-1'],
  ])('is accepted with %j for a system in %s', (change, region) => {
    expect(problemsOf(change, region)).toBe('valid');
  });
});

describe('the bucket of a bill', () => {
  test.each([
    'abc',
    'acme.bills',
    'bills.2026.acme.example.com',
    '1.2.3',
    '1.2.3.4.5',
    'a-.b',
    'b'.repeat(63),
    'my-xn--bucket',
  ])('may be called %s', (bucket) => {
    expect(problemsOf({ bucket })).toBe('valid');
  });

  test.each([
    'ab',
    'b'.repeat(64),
    'Acme-Bills',
    'acme_bills',
    '.acme',
    'acme.',
    '-acme',
    'acme-',
    'acme..bills',
    '192.168.5.4',
    'xn--acme',
    'sthree-acme',
    'amzn-s3-demo-acme',
    'acme-s3alias',
    'acme--ol-s3',
    'acme.mrap',
    'acme--use1-az4--x-s3',
    'acme--table-s3',
  ])('may not be called %s', (bucket) => {
    expect(problemsOf({ bucket })).toContain(
      `context.digest.bill.bucket: given "${bucket}"; accepted: the name of an S3 bucket: 3 to 63 ` +
        'small letters, digits, hyphens and single dots',
    );
  });
});

const settingsOf = (change: object, region = 'eu-west-1'): StackSettings =>
  settingsWith({ region, bill: { ...bill, ...change } });

const readers = ['daily-digest', 'backfill', 'partition-audit'];

function statementsOf(settings: StackSettings, sid: string) {
  const policies = rolePolicies(synthesizeDigest(settings));
  return readers.map((name) =>
    policies.get(`acme-finops-prod-${name}`)?.Statement.find(({ Sid }) => Sid === sid),
  );
}

describe('what reads a bill', () => {
  test.each([
    [{}, 'eu-west-1', 's3.eu-west-1.amazonaws.com'],
    [{ region: 'us-east-1' }, 'eu-west-1', 's3.us-east-1.amazonaws.com'],
  ])('of %j may decrypt through S3 of the bucket’s region', (change, region, service) => {
    const place = 'region' in change ? String(change.region) : region;
    const kmsKeyArn = key(place);
    for (const statement of statementsOf(
      settingsOf({ ...change, kmsKeyArn }, region),
      'DecryptBill',
    )) {
      expect(statement).toMatchObject({
        Resource: [kmsKeyArn],
        Condition: { StringEquals: { 'kms:ViaService': service } },
      });
    }
  });

  test.each(['ReadBill', 'ListBill', 'ReadManifests', 'LocateBill'])(
    'does %s in a bucket of the given owner only',
    (sid) => {
      const owner = { 'aws:ResourceAccount': '444455556666' };
      for (const statement of statementsOf(settingsOf({ accountId: '444455556666' }), sid)) {
        expect(statement?.Condition).toMatchObject({ StringEquals: owner });
      }
      for (const statement of statementsOf(settingsOf({}), sid)) {
        expect(statement?.Condition ?? {}).not.toHaveProperty('StringEquals');
      }
    },
  );

  test('calls S3 in the region of the bucket', () => {
    const regions = (settings: StackSettings) =>
      new Set(
        Object.values(synthesizeDigest(settings).of('aws_lambda_function')).map(
          ({ environment }) =>
            (environment as { variables: Record<string, string> }).variables['DIGEST_BILL_REGION'],
        ),
      );
    expect(regions(settingsOf({ region: 'us-east-1' }))).toEqual(new Set(['us-east-1']));
    expect(regions(settingsOf({}))).toEqual(new Set(['eu-west-1']));
    expect(regions(readSettings(givenSettings))).toEqual(new Set(['eu-west-1']));
  });

  test('has the same ARNs for a bucket with dots', () => {
    const settings = settingsOf({ bucket: 'bills.acme.example.com' });
    for (const statement of statementsOf(settings, 'ReadBill')) {
      expect(listOf(statement?.Resource)).toEqual([
        'arn:aws:s3:::bills.acme.example.com/exports/acme/data/*',
      ]);
    }
  });
});
