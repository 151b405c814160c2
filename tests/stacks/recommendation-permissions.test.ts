/** The export of AWS's recommendations: only its days' folders are read, only by one role, and only where it is given. */
import { expect, it } from 'vitest';
import { readRecommendations } from '../../stacks/permissions/recommendation-permissions.ts';
import { environmentsOf } from '../../stacks/system/function-environment.ts';
import { rolePolicies, settingsWith, synthesizeDigest } from './digest-fixture.ts';
import { call, outcomeOf } from './iam-calls.ts';

const owner = '444455556666';
const bucket = 'arn:aws:s3:::acme.exports';
const key = `arn:aws:kms:us-east-1:${owner}:key/1`;
const recommendations = {
  bucket: 'acme.exports',
  prefix: 'exports/recommendations/data',
  region: 'us-east-1',
  accountId: owner,
  kmsKeyArn: key,
};
const settings = settingsWith({ resourceMetrics: { recommendations } });
const policies = rolePolicies(synthesizeDigest(settings));
const day = 'exports/recommendations/data/date=2026-11-20/';
const theirs = { 'aws:ResourceAccount': owner };
const file = `${bucket}/${day}coh-00001.snappy.parquet`;
const viaS3 = { 'kms:ViaService': 's3.us-east-1.amazonaws.com' };
const allowsRole = (resource: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: resource }],
});
const read = { ...call('s3:GetObject', file, theirs), owner, resourcePolicy: allowsRole(file) };
const list = {
  ...call('s3:ListBucket', bucket, { ...theirs, 's3:prefix': day }),
  ...{ owner, resourcePolicy: allowsRole(bucket) },
};
const decrypt = { ...call('kms:Decrypt', key, viaS3), owner, resourcePolicy: allowsRole(key) };

const outcome = (name: string, one: Parameters<typeof outcomeOf>[2]) => {
  const role = `acme-finops-prod-${name}`;
  return outcomeOf(policies.get(role), role, one);
};

it('is read by the resource metrics, and by no other role', async () => {
  for (const one of [read, list, decrypt]) {
    expect(await outcome('resource-metrics', one)).toBe('Allowed');
    for (const name of ['daily-digest', 'backfill', 'partition-audit']) {
      expect(await outcome(name, one)).not.toBe('Allowed');
    }
  }
});

it.each([
  ['another account’s bucket of the name', { ...read, context: {}, owner: '777788889999' }],
  ['writing', { ...read, action: 's3:PutObject' }],
  ['other folders', call('s3:ListBucket', bucket, { ...theirs, 's3:prefix': 'exports/' })],
  ['other files', call('s3:GetObject', `${bucket}/exports/recommendations/data/a`, theirs)],
  ['the key by itself', call('kms:Decrypt', key)],
])('does not permit %s', async (_, one) => {
  const given = 'owner' in one ? one : { ...one, owner, resourcePolicy: allowsRole(one.resource) };
  expect(await outcome('resource-metrics', given)).not.toBe('Allowed');
});

it('tells the function where it is', () => {
  expect(environmentsOf(settings)['resource-metrics']).toMatchObject({
    DIGEST_RECOMMENDATIONS_LOCATION: 's3://acme.exports/exports/recommendations/data/',
    DIGEST_RECOMMENDATIONS_REGION: 'us-east-1',
  });
});

it('needs nothing where it is not given', () => {
  const without = settingsWith({ resourceMetrics: {} });
  expect(readRecommendations(without)).toEqual([]);
  expect(environmentsOf(without)['resource-metrics']).toMatchObject({
    DIGEST_RECOMMENDATIONS_LOCATION: '',
    DIGEST_RECOMMENDATIONS_REGION: '',
  });
});

it.each([
  [{ region: 'cn-north-1' }, 'resourceMetrics.recommendations.region: given "cn-north-1"'],
  [
    { kmsKeyArn: `arn:aws:kms:eu-west-1:${owner}:key/1` },
    'resourceMetrics.recommendations.kmsKeyArn: given "arn:aws:kms:eu-west-1:444455556666:key/1"; accepted: a key in us-east-1',
  ],
  [{ prefix: '/exports/' }, 'resourceMetrics.recommendations.prefix'],
  [{ bucket: 'No' }, 'resourceMetrics.recommendations.bucket'],
])('%j is refused, with its path', (change, reason) => {
  const given = { recommendations: { ...recommendations, ...change } };
  expect(() => settingsWith({ resourceMetrics: given })).toThrow(reason);
});
