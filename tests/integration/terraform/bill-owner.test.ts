/**
 * The information for the owner of a bill, with the real provider: the outputs of an applied digest name
 * the created roles, and are text that can be pasted.
 */
import { PutBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MotoObjects } from '../../support/aws/moto-objects.ts';
import { type MotoServer, motoAccountId, startMotoServer } from '../../support/aws/moto-server.ts';
import { wireAwsAbsence } from '../../support/aws/wire-aws.ts';
import { folderForSuite } from '../../support/temp-folder.ts';
import { type AppliedStack, applyStack } from '../../support/terraform/applied-stack.ts';
import { exclusions } from '../../support/terraform/emulator-gaps.ts';
import { terraformTools } from '../../support/terraform/find-terraform.ts';
import {
  buildMissingBundles,
  plainContext,
  stackOf,
  synthesizeStacks,
} from '../../support/terraform/test-stacks.ts';

const suite = 'what the owner of a bill is given';
const tools = await terraformTools(suite);
const isAbsent = tools === undefined || wireAwsAbsence(suite) !== undefined;
const folder = folderForSuite();
const owner = '444455556666';
const bucket = 'acme.bills';
const bill = {
  kind: 'existing',
  source: 'cur2',
  bucket,
  prefix: 'exports/acme/data',
  region: 'us-east-1',
  accountId: owner,
  kmsKeyArn: `arn:aws:kms:us-east-1:${owner}:key/11111111-2222-3333-4444-555555555555`,
};

describe.skipIf(isAbsent)(suite, () => {
  let moto: MotoServer;
  let digest: AppliedStack;

  beforeAll(async () => {
    if (tools === undefined) throw new Error('there is no Terraform');
    await buildMissingBundles();
    moto = await startMotoServer();
    const stacks = synthesizeStacks({ ...plainContext, bill }, `${folder()}/cdktf.out`);
    const request = { stack: stackOf(stacks, 'digest'), exclusions: exclusions.digest };
    digest = await applyStack(tools, moto.url, request);
  }, 240_000);
  afterAll(async () => {
    digest?.terraform.remove();
    await moto?.stop();
  });

  /** The ARNs of the created roles that read the bill. */
  function readers(): readonly string[] {
    const arns = digest.resources
      .filter(({ type }) => type === 'aws_iam_role')
      .map(({ values }) => String(values['arn']));
    return arns.filter((arn) => /-(daily-digest|partition-audit|backfill)$/.test(arn)).sort();
  }

  const namedIn = (statement: { readonly Condition: object }) =>
    [...(statement.Condition as Conditions).ArnEquals['aws:PrincipalArn']].sort();

  it('is a policy for the bucket, as S3 accepts it', async () => {
    const text = await digest.terraform.output('bill_bucket_policy');
    const { Statement } = JSON.parse(text);
    expect(readers()).toHaveLength(3);
    for (const statement of Statement) {
      expect(statement.Principal).toEqual({ AWS: `arn:aws:iam::${motoAccountId}:root` });
      expect(namedIn(statement)).toEqual(readers());
    }
    const objects = new MotoObjects(moto.url, 'us-east-1');
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const s3 = new S3Client({
      region: 'us-east-1',
      endpoint: moto.url,
      forcePathStyle: true,
      credentials,
    });
    try {
      await objects.createBucket(bucket, 'us-east-1');
      await s3.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy: text }));
    } finally {
      objects.close();
      s3.destroy();
    }
  });

  it('is a statement for the key, through S3 of the bucket’s region', async () => {
    const statement = JSON.parse(await digest.terraform.output('bill_key_policy_statement'));
    expect(namedIn(statement)).toEqual(readers());
    expect(statement).toMatchObject({
      Effect: 'Allow',
      Action: ['kms:Decrypt'],
      Resource: '*',
      Condition: { StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } },
    });
  });
});

interface Conditions {
  readonly ArnEquals: { readonly 'aws:PrincipalArn': readonly string[] };
}
