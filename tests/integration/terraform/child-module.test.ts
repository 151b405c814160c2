import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MotoServer, startMotoServer } from '../../support/aws/moto-server.ts';
import { wireAwsAbsence } from '../../support/aws/wire-aws.ts';
import { folderForSuite } from '../../support/temp-folder.ts';
import { openChildModule, writeChildModule } from '../../support/terraform/child-module.ts';
import { terraformTools } from '../../support/terraform/find-terraform.ts';
import { changesOf } from '../../support/terraform/terraform-json.ts';
import { buildMissingBundles } from '../../support/terraform/test-stacks.ts';

const suite = 'the child module';
const tools = await terraformTools(suite);
const isAbsent = tools === undefined || wireAwsAbsence(suite) !== undefined;
const folder = folderForSuite();

describe.skipIf(isAbsent)(suite, () => {
  let moto: MotoServer;
  beforeAll(async () => {
    await buildMissingBundles();
    moto = await startMotoServer();
  });
  afterAll(() => moto.stop());

  it('plans', async () => {
    const module = writeChildModule(`${folder()}/planned`);
    const terraform = openChildModule(tools as never, moto.url, module);
    await terraform.init();
    expect(await terraform.validate()).toMatchObject({ valid: true, diagnostics: [] });
    const plan = await terraform.plan();
    console.log(changesOf(plan).join('\n'));
  }, 240_000);
});
