/**
 * The web stack applied to the emulator by the real provider, beside the foundation's bucket, and a second plan without
 * changes. What the emulator lacks is left out by name; a distribution without policies and function stays.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../../stacks/settings/settings.ts';
import { namesOf } from '../../../stacks/system/names.ts';
import { MotoObjects } from '../../support/aws/moto-objects.ts';
import { type MotoServer, startMotoServer } from '../../support/aws/moto-server.ts';
import { wireAwsAbsence } from '../../support/aws/wire-aws.ts';
import { folderForSuite } from '../../support/temp-folder.ts';
import { type AppliedStack, applyStack } from '../../support/terraform/applied-stack.ts';
import { exclusions, knownDrift, webArguments } from '../../support/terraform/emulator-gaps.ts';
import { withoutArguments } from '../../support/terraform/exclude-resources.ts';
import { terraformTools } from '../../support/terraform/find-terraform.ts';
import { changesOf, type StateResource } from '../../support/terraform/terraform-json.ts';
import {
  buildMissingBundles,
  plainContext,
  stackOf,
  synthesizeStacks,
  webContext,
} from '../../support/terraform/test-stacks.ts';

const suite = 'the applied web dashboard';
const tools = await terraformTools(suite);
const isAbsent = tools === undefined || wireAwsAbsence(suite) !== undefined;
const folder = folderForSuite();
const { pagesBucket, summariesBucket } = namesOf(readSettings(webContext));

describe.skipIf(isAbsent)(suite, () => {
  let moto: MotoServer;
  let web: AppliedStack;
  let objects: MotoObjects;

  beforeAll(async () => {
    if (tools === undefined) throw new Error('there is no Terraform');
    await buildMissingBundles();
    moto = await startMotoServer();
    objects = new MotoObjects(moto.url, plainContext.region);
    await createBucket(moto.url, summariesBucket);
    const stack = stackOf(synthesizeStacks(webContext, `${folder()}/cdktf.out`), 'web');
    const configuration = withoutArguments(stack.configuration, webArguments);
    const request = { stack: { ...stack, configuration }, exclusions: exclusions.web };
    web = await applyStack(tools, moto.url, request);
  }, 400_000);

  afterAll(async () => {
    console.info(web?.summary);
    web?.terraform.remove();
    objects?.close();
    await moto?.stop();
  });

  const only = (type: string): StateResource['values'] => {
    const [found, ...others] = web.resources.filter((one) => one.type === type);
    if (found === undefined || others.length > 0) throw new Error(`not one ${type}`);
    return found.values;
  };

  it('contains every resource except those excluded by name', () => {
    const managed = web.resources.filter(({ mode }) => mode === 'managed');
    expect(managed.map(({ address }) => address).sort()).toEqual(web.wanted);
  });

  it('publishes the pages and says how to log in, with the ids that AWS gave', async () => {
    const pages = await objects.list({ bucket: pagesBucket, key: '' });
    expect(pages.map(({ key }) => key).sort()).toEqual([
      'assets/index-1a2b3c4d.js',
      'assets/index-5e6f7a8b.css',
      'config.json',
      'favicon.svg',
      'index.html',
    ]);
    const text = await objects.get({ bucket: pagesBucket, key: 'config.json' });
    const config = JSON.parse(Buffer.from(text).toString('utf8'));
    const poolId = String(only('aws_cognito_user_pool')['id']);
    const clientId = String(only('aws_cognito_user_pool_client')['id']);
    const host = String(only('aws_cloudfront_distribution')['domain_name']);
    expect(config.login).toMatchObject({
      kind: 'oidc',
      issuer: `https://cognito-idp.${plainContext.region}.amazonaws.com/${poolId}`,
      clientId,
      logoutUrl: expect.stringContaining(`client_id=${clientId}&logout_uri=https://${host}/`),
    });
    expect(new URL(config.login.logoutUrl).searchParams.get('logout_uri')).toBe(`https://${host}/`);
    expect(only('aws_cognito_user_pool_client')['callback_urls']).toEqual([
      `https://${host}/login`,
    ]);
  });

  it('verifies tokens of that pool and client', () => {
    const [jwt] = only('aws_apigatewayv2_authorizer')['jwt_configuration'] as {
      issuer: string;
      audience: string[];
    }[];
    expect(jwt?.audience).toEqual([only('aws_cognito_user_pool_client')['id']]);
    expect(jwt?.issuer).toContain(String(only('aws_cognito_user_pool')['id']));
  });

  it('has the address, the pool and the commands as outputs', async () => {
    const host = String(only('aws_cloudfront_distribution')['domain_name']);
    expect(await web.terraform.output('dashboard_url')).toBe(`https://${host}`);
    expect(await web.terraform.output('add_reader_command')).toContain(
      `--user-pool-id ${only('aws_cognito_user_pool')['id']}`,
    );
  });

  it('plans no changes except those that the emulator forgets', async () => {
    expect(changesOf(await web.terraform.plan())).toEqual(
      knownDrift.web.map(({ change }) => change),
    );
  });
});

/** The foundation's bucket, which the web stack only refers to by its name. */
async function createBucket(motoUrl: string, bucket: string): Promise<void> {
  const scope = `test/20260101/${plainContext.region}/s3/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=none`;
  const body =
    '<CreateBucketConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">' +
    `<LocationConstraint>${plainContext.region}</LocationConstraint></CreateBucketConfiguration>`;
  const response = await fetch(`${motoUrl}/${bucket}`, {
    method: 'PUT',
    headers: { authorization },
    body,
  });
  if (!response.ok) throw new Error(`moto made no bucket: ${response.status}`);
}
