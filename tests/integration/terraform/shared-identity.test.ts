/**
 * Two environments, one domain: SES creates an identity once, and destroying one environment must not stop
 * the other's mail. Only the SES resources of the digest's stack are applied.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { defaultTimings } from '../../../src/platform/aws/client/aws-clients.ts';
import { SesOutbox } from '../../../src/platform/aws/ses/ses-outbox.ts';
import { startMotoProxy } from '../../support/aws/moto-proxy.ts';
import { type MotoServer, startMotoServer } from '../../support/aws/moto-server.ts';
import { uniqueIdentities } from '../../support/aws/unique-identities.ts';
import { wireAwsAbsence } from '../../support/aws/wire-aws.ts';
import type { WireServer } from '../../support/aws/wire-server.ts';
import { folderForSuite } from '../../support/temp-folder.ts';
import { terraformTools } from '../../support/terraform/find-terraform.ts';
import { motoOverride } from '../../support/terraform/moto-override.ts';
import { TerraformFolder } from '../../support/terraform/terraform-folder.ts';
import type { TerraformJson } from '../../support/terraform/terraform-json.ts';
import {
  buildMissingBundles,
  plainContext,
  stackOf,
  synthesizeStacks,
} from '../../support/terraform/test-stacks.ts';

const suite = 'environments that share a domain';
const tools = await terraformTools(suite);
const isAbsent = tools === undefined || wireAwsAbsence(suite) !== undefined;
const folder = folderForSuite();
const identity = 'aws_sesv2_email_identity';
const domain = 'example.com';

/** The identities that the stack creates, and those that it removes from its state. */
function identitiesIn({ resource = {}, output, ...rest }: TerraformJson): TerraformJson {
  const made = resource[identity];
  if (made === undefined) return rest;
  const shown = Object.entries(output ?? {}).filter(([, value]) =>
    JSON.stringify(value).includes(`${identity}.`),
  );
  return { ...rest, resource: { [identity]: made }, output: Object.fromEntries(shown) };
}

describe.skipIf(isAbsent)(suite, () => {
  let moto: MotoServer;
  let ses: WireServer;
  const opened: TerraformFolder[] = [];

  beforeAll(async () => {
    await buildMissingBundles();
    moto = await startMotoServer();
    ses = await startMotoProxy(moto.url, uniqueIdentities());
  });
  afterEach(() => vi.unstubAllEnvs());
  afterAll(async () => {
    for (const terraform of opened) terraform.remove();
    await ses?.stop();
    await moto?.stop();
  });

  const stackWith = (environment: string, kind: 'domain' | 'existing') => {
    const context = {
      ...plainContext,
      environment,
      mail: { ...plainContext.mail, identity: kind },
    };
    const stacks = synthesizeStacks(context, `${folder()}/${environment}-${kind}`);
    const stack = stackOf(stacks, 'digest');
    return { ...stack, configuration: identitiesIn(stack.configuration) };
  };

  const open = async (environment: string, kind: 'domain' | 'existing') => {
    if (tools === undefined) throw new Error('there is no Terraform');
    const stack = stackWith(environment, kind);
    const override = motoOverride(stack.configuration, ses.url);
    const terraform = TerraformFolder.of(tools, stack, override);
    opened.push(terraform);
    await terraform.init();
    return terraform;
  };

  const send = async (name: string) => {
    vi.stubEnv('AWS_ENDPOINT_URL_SESV2', ses.url);
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
    const settings = { region: plainContext.region, sesConfigurationSet: undefined };
    const { from, to } = plainContext.mail;
    const raw = Buffer.from(`From: ${from}\r\nTo: ${to[0]}\r\nSubject: Costs\r\n\r\nbody\r\n`);
    return new SesOutbox(settings, defaultTimings).send({ from, to, raw, name });
  };
  const removals = () => ses.requests().filter(({ method }) => method === 'DELETE');

  it('cannot both create it, and neither removes it from the other', async () => {
    const prod = await open('prod', 'domain');
    await prod.apply();
    expect(await send('of prod')).toMatchObject({ messageId: expect.any(String) });

    const second = await open('twin', 'domain');
    await expect(second.apply()).rejects.toThrow(/AlreadyExists/);

    const test = await open('test', 'existing');
    await test.apply();
    expect(await test.state()).toEqual([]);
    await test.destroy();
    expect(removals()).toEqual([]);
    expect(await send('of prod, test being gone')).toHaveProperty('messageId');

    // Handover: prod's Terraform removes the identity that it created from its state.
    prod.configure(stackWith('prod', 'existing').configuration);
    const [change] = await prod.plan();
    expect(change?.change.actions).toEqual(['forget']);
    await prod.apply();
    expect(await prod.state()).toEqual([]);
    await prod.destroy();
    expect(removals()).toEqual([]);
    expect(await send('of another, prod being gone')).toHaveProperty('messageId');
  }, 240_000);

  it('would stop sending with the one that created it, so synthesis rejects that', async () => {
    await fetch(`${ses.url}/v2/email/identities/${domain}`, {
      method: 'DELETE',
      headers: { authorization: 'AWS4-HMAC-SHA256 Credential=test/20261127/eu-central-1/ses/x' },
    });
    await expect(send('of nobody')).rejects.toThrow(/SES rejected/);
  });
});
