/** The test harness itself: it reports what the provider rejects and what a plan would change. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MotoServer, startMotoServer } from '../../support/aws/moto-server.ts';
import { wireAwsAbsence } from '../../support/aws/wire-aws.ts';
import { folderForSuite } from '../../support/temp-folder.ts';
import { type TerraformTools, terraformTools } from '../../support/terraform/find-terraform.ts';
import { motoOverride } from '../../support/terraform/moto-override.ts';
import { TerraformFolder } from '../../support/terraform/terraform-folder.ts';
import { changesOf, type ResourceBlocks } from '../../support/terraform/terraform-json.ts';

const suite = 'the Terraform harness';
const tools = await terraformTools(suite);
const isAbsent = tools === undefined || wireAwsAbsence(suite) !== undefined;
const folder = folderForSuite();

describe.skipIf(isAbsent)(suite, () => {
  let moto: MotoServer;

  beforeAll(async () => {
    moto = await startMotoServer();
  });
  afterAll(() => moto.stop());

  function folderWith(resource: ResourceBlocks): TerraformFolder {
    const stack = join(folder(), 'stack');
    mkdirSync(stack, { recursive: true });
    const required_providers = { aws: { source: 'hashicorp/aws', version: '>= 5.100.0, < 7.0.0' } };
    const provider = { aws: [{ region: 'eu-central-1' }] };
    const configuration = { terraform: { required_providers }, provider, resource };
    const override = motoOverride(configuration, moto.url);
    return TerraformFolder.of(tools as TerraformTools, { folder: stack, configuration }, override);
  }

  it('reports what the provider rejects', async () => {
    const terraform = folderWith({ aws_sns_topic: { alarms: { no_such_argument: true } } });
    try {
      await terraform.init();
      const { valid, diagnostics } = await terraform.validate();
      expect(valid).toBe(false);
      expect(diagnostics[0]).toMatchObject({ severity: 'error' });
    } finally {
      terraform.remove();
    }
  });

  it('applies to the emulator, and names the argument that somebody changed since', async () => {
    const terraform = folderWith({ aws_sns_topic: { alarms: { name: 'alarms' } } });
    try {
      await terraform.init();
      await terraform.apply();
      const [topic] = await terraform.state();
      await setDisplayName(String(topic?.values['arn']));
      expect(changesOf(await terraform.plan())).toEqual(['aws_sns_topic.alarms: display_name']);
    } finally {
      terraform.remove();
    }
  });

  async function setDisplayName(arn: string): Promise<void> {
    const body = new URLSearchParams({
      Action: 'SetTopicAttributes',
      TopicArn: arn,
      AttributeName: 'DisplayName',
      AttributeValue: 'by hand',
    });
    const authorization =
      'AWS4-HMAC-SHA256 Credential=test/20260101/eu-central-1/sns/aws4_request, Signature=none';
    const response = await fetch(moto.url, { method: 'POST', headers: { authorization }, body });
    if (!response.ok) throw new Error(`moto answered ${response.status}: ${await response.text()}`);
  }
});
